// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statemark.h"

#include "ui/palette.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>

namespace kvlens {

namespace {

void drawTriangle(QPainter &painter, const QRectF &box)
{
    painter.drawPolygon(
        QPolygonF {{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()});
}

void drawDiamond(QPainter &painter, const QRectF &box)
{
    const QPointF c = box.center();
    painter.drawPolygon(QPolygonF {
        {c.x(), box.top()}, {box.right(), c.y()}, {c.x(), box.bottom()}, {box.left(), c.y()}});
}

void drawCross(QPainter &painter, const QRectF &box)
{
    painter.drawLine(box.topLeft(), box.bottomRight());
    painter.drawLine(box.topRight(), box.bottomLeft());
}

void drawShape(QPainter &painter, EntryState state, const QRectF &box)
{
    const QPointF c = box.center();
    switch (state) {
    case EntryState::Edited:
        return painter.drawEllipse(box);
    case EntryState::Added:
        painter.drawLine(QPointF(c.x(), box.top()), QPointF(c.x(), box.bottom()));
        [[fallthrough]];
    case EntryState::Deleted:
        return painter.drawLine(QPointF(box.left(), c.y()), QPointF(box.right(), c.y()));
    case EntryState::Renamed:
        painter.drawLine(QPointF(box.left(), c.y()), QPointF(box.right(), c.y()));
        painter.drawLine(QPointF(c.x(), box.top()), QPointF(box.right(), c.y()));
        return painter.drawLine(QPointF(c.x(), box.bottom()), QPointF(box.right(), c.y()));
    case EntryState::Conflict:
        return drawDiamond(painter, box);
    case EntryState::Invalid:
        return drawCross(painter, box);
    case EntryState::Shadowed:
        painter.setBrush(Qt::NoBrush);
        return painter.drawEllipse(box);
    case EntryState::Expired: // a clock
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(box);
        painter.drawLine(c, QPointF(c.x(), box.top() + box.height() / 5));
        return painter.drawLine(c, QPointF(box.right() - box.width() / 5, c.y()));
    case EntryState::Problem:
        return drawTriangle(painter, box);
    case EntryState::Clean:
        return;
    }
}

QPixmap drawnMark(EntryState state, int side, qreal ratio)
{
    QPixmap mark(QSize(side, side) * ratio);
    mark.setDevicePixelRatio(ratio);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool line = state == EntryState::Added || state == EntryState::Deleted
        || state == EntryState::Renamed || state == EntryState::Invalid;
    painter.setPen(QPen(stateColor(state), line ? side / 8.0 : side / 12.0));
    painter.setBrush(stateColor(state));
    const double inset = side * (line ? 0.24 : 0.28);
    drawShape(painter, state, QRectF(0, 0, side, side).adjusted(inset, inset, -inset, -inset));
    return mark;
}

} // namespace

QColor stateColor(EntryState state)
{
    const Palette &colors = Palette::current();
    switch (state) {
    case EntryState::Edited:
    case EntryState::Renamed:
        return colors.edited;
    case EntryState::Added:
        return colors.added;
    case EntryState::Deleted:
    case EntryState::Invalid:
    case EntryState::Problem:
        return colors.deleted;
    case EntryState::Conflict:
        return colors.conflict;
    case EntryState::Shadowed:
    case EntryState::Expired:
        return colors.muted;
    case EntryState::Clean:
        break;
    }
    return colors.text;
}

// The same one for every row: Qt keeps what it makes of each, until ten megabytes are full of it.
QPixmap stateMark(EntryState state, int side, qreal ratio)
{
    const QString key = QStringLiteral("state %1 %2 %3 %4")
                            .arg(int(state))
                            .arg(side)
                            .arg(ratio)
                            .arg(stateColor(state).rgba());
    QPixmap mark;
    if (!QPixmapCache::find(key, &mark)) {
        mark = drawnMark(state, side, ratio);
        QPixmapCache::insert(key, mark);
    }
    return mark;
}

EntryState entryState(const StoreSession &session, const EntryRef &ref)
{
    const auto edit = session.changes().find(ref);
    if (!edit)
        return ref.shadow > 0 ? EntryState::Shadowed : EntryState::Clean;
    return stateOf(*edit);
}

} // namespace kvlens
