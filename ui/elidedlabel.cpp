// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/elidedlabel.h"

#include <QHelpEvent>
#include <QStyle>
#include <QStylePainter>
#include <QToolTip>

namespace kvlens {

ElidedLabel::ElidedLabel(QWidget *parent, Qt::TextElideMode mode)
    : QLabel(parent)
    , m_mode(mode)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

// A tool tip of its own comes first.
bool ElidedLabel::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty() || fitting() == text())
        return QLabel::event(event);
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text(), this);
    return true;
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    drawFrame(&painter);
    style()->drawItemText(&painter, contentsRect(),
        int(QStyle::visualAlignment(layoutDirection(), alignment()))
            | int(text().isRightToLeft() ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight),
        palette(), isEnabled(), fitting(), foregroundRole());
}

QString ElidedLabel::fitting() const
{
    return fontMetrics().elidedText(text(), m_mode, contentsRect().width());
}

} // namespace kvlens
