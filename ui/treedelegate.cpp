// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/treedelegate.h"

#include "report/wording.h"
#include "stores/catalog.h"
#include "ui/cutname.h"
#include "ui/icons.h"
#include "ui/palette.h"
#include "ui/statemark.h"
#include "ui/treeindex.h"

#include <QApplication>
#include <QStyle>
#include <QWidget>

namespace kvlens {

namespace {

using Model = StoreTreeModel;

// Whether its collections come from several files.
bool hasFiles(const StoreSession &session)
{
    const QList<CollectionInfo> &collections = session.collections();
    return !collections.isEmpty() && !collections.constFirst().ref.group.isEmpty();
}

QIcon storeIcon(const QModelIndex &index)
{
    const StoreSession *session = sessionOf(index);
    if (session && session->state() == SessionState::Failed)
        return icon(Icon::Error);
    const BackendInfo *kind = session ? findBackend(session->address().scheme) : nullptr;
    switch (kind ? kind->home : StoreHome::Nowhere) {
    case StoreHome::File:
        return icon(Icon::File);
    case StoreHome::Folder:
        return icon(hasFiles(*session) ? Icon::Database : Icon::Folder);
    case StoreHome::Server:
        return icon(Icon::Database);
    case StoreHome::Nowhere:
        break;
    }
    return icon(Icon::Memory);
}

QIcon nodeIcon(const QModelIndex &index)
{
    switch (nodeKind(index)) {
    case NodeKind::Store:
        return storeIcon(index);
    case NodeKind::Group:
        return icon(Icon::File);
    case NodeKind::Collection:
    case NodeKind::Range:
    case NodeKind::Key:
    case NodeKind::Tail:
        break;
    }
    return icon(Icon::Collection);
}

void decorateKey(QStyleOptionViewItem *option, const QModelIndex &index)
{
    const auto state = index.data(Model::EntryStateRole).value<EntryState>();
    const int side = option->decorationSize.height();
    const qreal ratio = option->widget ? option->widget->devicePixelRatioF() : 1;
    option->icon = QIcon(stateMark(state, side, ratio));
    const QVariant ref = index.data(Model::EntryRefRole);
    if (ref.isValid() && ref.value<EntryRef>().key.isEmpty())
        option->font.setItalic(true); // words of ours, and no key of that text
    if (state == EntryState::Deleted)
        option->font.setStrikeOut(true);
    if (state == EntryState::Deleted || state == EntryState::Shadowed
        || state == EntryState::Expired)
        option->palette.setColor(QPalette::Text, Palette::current().muted);
}

int textRoom(const QStyleOptionViewItem &option, const QStyle &style)
{
    const int margin = style.pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
    return style.subElementRect(QStyle::SE_ItemViewItemText, &option, option.widget).width()
        - 2 * margin;
}

} // namespace

void TreeDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem shown = option;
    initStyleOption(&shown, index);
    const QStyle &style = *(option.widget ? option.widget->style() : QApplication::style());
    if (index.column() == Model::KeyColumn && nodeKind(index) == NodeKind::Key) {
        const auto textOf
            = [&](const QModelIndex &row) { return displayText(row.data(), option.locale); };
        const QStringList neighbours {textOf(index.siblingAtRow(index.row() - 1)),
            textOf(index.siblingAtRow(index.row() + 1))};
        shown.text = cutAmong(shown.text, neighbours, textRoom(shown, style), shown.fontMetrics);
    }
    style.drawControl(QStyle::CE_ItemViewItem, &shown, painter, option.widget);
}

void TreeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() != Model::KeyColumn) {
        option->palette.setColor(QPalette::Text, Palette::current().muted);
        option->textElideMode = Qt::ElideRight;
        if (index.column() == Model::SizeColumn)
            option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
        return;
    }
    option->textElideMode = Qt::ElideMiddle;
    if (nodeKind(index) == NodeKind::Tail)
        return option->palette.setColor(QPalette::Text, Palette::current().muted);
    option->features |= QStyleOptionViewItem::HasDecoration;
    if (nodeKind(index) == NodeKind::Key)
        return decorateKey(option, index);
    option->icon = nodeIcon(index);
    option->font.setBold(nodeKind(index) == NodeKind::Store);
}

} // namespace kvlens
