// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plotpick.h"

#include <QImage>
#include <QPainter>

#include <cmath>
#include <limits>

namespace kvlens {

// The polygon is drawn, and the pixels are looked at: that takes as long for a lasso of a thousand
// corners as for one of four.
std::vector<quint32> pointsInside(
    const std::vector<MapPoint> &points, const PlotView &view, const QPolygonF &polygon)
{
    constexpr int widest = 1 << 14; // more than any screen
    const QRectF seen = polygon.boundingRect().adjusted(-1, -1, 1, 1)
        & QRectF(-widest, -widest, 2 * widest, 2 * widest);
    if (polygon.size() < 3 || !(seen.width() > 0 && seen.height() > 0)) // nor, far away, a number
        return {};
    const QRect box = seen.toAlignedRect();
    QImage mask(box.size(), QImage::Format_Grayscale8);
    mask.fill(Qt::black);
    QPainter painter(&mask);
    painter.translate(-box.topLeft());
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawPolygon(polygon);
    painter.end();
    std::vector<quint32> inside;
    for (size_t i = 0; i < points.size(); ++i) {
        const QPointF place = view.toView(points[i]) - box.topLeft();
        const bool isOnMask = place.x() >= 0 && place.y() >= 0 && place.x() < box.width()
            && place.y() < box.height();
        if (isOnMask && mask.constScanLine(int(place.y()))[int(place.x())] != 0)
            inside.push_back(quint32(i));
    }
    return inside;
}

int pointAt(
    const std::vector<MapPoint> &points, const PlotView &view, const QPointF &place, double reach)
{
    int nearest = -1;
    double least = reach * reach;
    for (size_t i = 0; i < points.size(); ++i) {
        const QPointF away = view.toView(points[i]) - place;
        const double distance = QPointF::dotProduct(away, away);
        if (distance <= least) { // of those in one place the last, which is drawn on top
            least = distance;
            nearest = int(i);
        }
    }
    return nearest;
}

int pointTowards(
    const std::vector<MapPoint> &points, const PlotView &view, int from, const QPointF &direction)
{
    const QPointF place = view.toView(points[size_t(from)]);
    int nearest = -1;
    double least = std::numeric_limits<double>::max();
    for (size_t i = 0; i < points.size(); ++i) {
        const QPointF away = view.toView(points[i]) - place;
        const double along = QPointF::dotProduct(away, direction);
        const double aside = std::abs(away.x() * direction.y() - away.y() * direction.x());
        if (along <= 0 || aside > along)
            continue;
        const double distance = QPointF::dotProduct(away, away);
        if (distance < least) {
            least = distance;
            nearest = int(i);
        }
    }
    return nearest;
}

} // namespace kvlens
