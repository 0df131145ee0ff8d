// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/checkmark.h"

#include "ui/palette.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace kvlens {

namespace {

constexpr double boxRadius = 3;

void drawTick(QPainter *painter, const QRectF &box, const QColor &color)
{
    painter->setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    QPainterPath tick;
    tick.moveTo(box.left() + box.width() * 0.24, box.top() + box.height() * 0.52);
    tick.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.72);
    tick.lineTo(box.left() + box.width() * 0.77, box.top() + box.height() * 0.30);
    painter->drawPath(tick);
}

} // namespace

void drawCheckMark(const QStyleOption &option, QPainter *painter, CheckShape shape)
{
    const bool isRound = shape == CheckShape::Dot;
    const Palette &colors = Palette::current();
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool isSet = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const bool isMarked = (option.state & QStyle::State_HasFocus)
        || (isEnabled && (option.state & QStyle::State_MouseOver));
    const QColor strong = isEnabled ? colors.accent : colors.muted;
    const int side = std::min(option.rect.width(), option.rect.height());
    QRect square(0, 0, side, side);
    square.moveCenter(option.rect.center());
    const QRectF box = QRectF(square).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(isSet || isMarked ? strong : QColor(colors.muted));
    painter->setBrush(isSet ? strong : QColor(isEnabled ? colors.base : colors.window));
    if (isRound)
        painter->drawEllipse(box);
    else
        painter->drawRoundedRect(box, boxRadius, boxRadius);
    if (isSet && isRound) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(QColor(colors.onAccent));
        painter->drawEllipse(box.center(), box.width() / 5, box.height() / 5);
    } else if (option.state & QStyle::State_NoChange) {
        painter->setPen(QPen(QColor(colors.onAccent), 1.6));
        painter->drawLine(
            box.center() - QPointF(box.width() / 4, 0), box.center() + QPointF(box.width() / 4, 0));
    } else if (isSet) {
        drawTick(painter, box, colors.onAccent);
    }
    painter->restore();
}

} // namespace kvlens
