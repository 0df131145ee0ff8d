// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which part of a map is seen, and how large: where points are drawn. Pure functions on values.
#pragma once

#include "model/vectors/vectormap.h"

#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace kvlens {

// Empty if there are no points.
QRectF boundsOf(const std::vector<MapPoint> &points);

// One scale for both axes, which have one unit. What is above on the map is above in the view.
class PlotView
{
public:
    void fit(const QRectF &bounds, const QRectF &area); // all of the bounds, with a margin
    void zoom(double factor, const QPointF &about); // a place of the view, which stays where it is
    void pan(const QPointF &by); // pixels

    QPointF toView(const MapPoint &point) const
    {
        return {m_origin.x() + m_scale * point.x, m_origin.y() - m_scale * point.y};
    }
    double scale() const { return m_scale; } // pixels for one unit
    // Where what was drawn in `area` for another view stands in this one.
    QRectF moved(const QRectF &area, const PlotView &drawn) const;

    bool operator==(const PlotView &) const = default;

private:
    double m_scale = 1;
    double m_fitted = 1; // the scale at which all is seen
    QPointF m_origin; // of the map, in the view
};

// Numbers of the points in a polygon of the view, ascending; exact to a pixel.
std::vector<quint32> pointsInside(
    const std::vector<MapPoint> &points, const PlotView &view, const QPolygonF &polygon);

// The point that is nearest to a place of the view, `reach` pixels away at most; -1: there is none.
int pointAt(
    const std::vector<MapPoint> &points, const PlotView &view, const QPointF &place, double reach);

// The nearest point in a direction, (1, 0) is to the right, within half a right angle to both
// sides; -1: there is none.
int pointTowards(
    const std::vector<MapPoint> &points, const PlotView &view, int from, const QPointF &direction);

} // namespace kvlens
