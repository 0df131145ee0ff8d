// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which points of a map are at a place of its view. Pure functions on values.
#pragma once

#include "report/plotview.h"

#include <QPolygonF>

namespace kvlens {

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
