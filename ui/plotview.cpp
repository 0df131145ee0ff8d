// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plotview.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace kvlens {

namespace {

constexpr double margin = 0.06; // of the area, on each side
constexpr double farthest = 1e12; // times nearer or farther than all of it
constexpr double onePlace = 1e200; // a scale that only a single place needs

} // namespace

QRectF boundsOf(const std::vector<MapPoint> &points)
{
    if (points.empty())
        return {};
    MapPoint least = points.front();
    MapPoint most = least;
    for (const MapPoint &point : points) {
        least = {std::min(least.x, point.x), std::min(least.y, point.y)};
        most = {std::max(most.x, point.x), std::max(most.y, point.y)};
    }
    return QRectF(QPointF(least.x, least.y), QPointF(most.x, most.y));
}

void PlotView::fit(const QRectF &bounds, const QRectF &area)
{
    const QSizeF room = area.size() * (1 - 2 * margin);
    const double wide = bounds.width() > 0 ? room.width() / bounds.width() : onePlace;
    const double high = bounds.height() > 0 ? room.height() / bounds.height() : onePlace;
    const double scale = std::min(wide, high);
    m_scale = scale > 0 && scale < onePlace ? scale : 1; // of no area, too
    m_fitted = m_scale;
    const QPointF middle = bounds.center();
    m_origin = area.center() - QPointF(m_scale * middle.x(), -m_scale * middle.y());
}

void PlotView::zoom(double factor, const QPointF &about)
{
    const double scale = std::clamp(m_scale * factor, m_fitted / farthest, m_fitted * farthest);
    m_origin = about + (m_origin - about) * (scale / m_scale);
    m_scale = scale;
}

void PlotView::pan(const QPointF &by)
{
    m_origin += by;
}

QRectF PlotView::moved(const QRectF &area, const PlotView &drawn) const
{
    const double ratio = m_scale / drawn.m_scale;
    return {m_origin + (area.topLeft() - drawn.m_origin) * ratio, area.size() * ratio};
}

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
