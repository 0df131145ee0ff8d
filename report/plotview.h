// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which part of a map is seen, and how large: where points are drawn. Pure functions on values.
#pragma once

#include "model/vectors/vectormap.h"

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

} // namespace kvlens
