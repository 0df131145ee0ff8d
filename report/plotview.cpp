// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/plotview.h"

#include <algorithm>

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

} // namespace kvlens
