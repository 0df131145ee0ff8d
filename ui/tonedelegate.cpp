// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tonedelegate.h"

#include "ui/icons.h"
#include "ui/palette.h"

namespace kvlens {

ToneDelegate::ToneDelegate(ToneOf toneOf, QObject *parent)
    : RowDelegate(parent)
    , m_toneOf(toneOf)
{
}

void ToneDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const CellTone tone = m_toneOf(index);
    const Palette &colours = Palette::current();
    option->textElideMode = tone.elide;
    if (tone.isBold)
        option->font.setBold(true);
    if (tone.isLost)
        option->palette.setColor(QPalette::Text, colours.deleted);
    else if (tone.isQuiet)
        option->palette.setColor(QPalette::Text, colours.muted);
    if (tone.hasMark) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = icon(Icon::Error);
    }
}

} // namespace kvlens
