// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How much room the labels of a drawing have, so that none is written over another. Pure.
#pragma once

#include "model/drawings/layout.h"

#include <QSizeF>

namespace kvlens {

struct LabelWish
{
    QPointF dot; // of the vertex, in pixels; the label begins behind it
    double width = 0; // that all of it takes
    bool isOfEdge = false; // there is no dot, and it gives way to those of vertices
};

// In the order of the wishes, which is that of their importance: as wide as it may be written, at
// most what it wants; 0: not at all. A label gets a third of what it wants, but at least four
// lines' height, or nothing. Other dots are not written over either. Linear in time.
std::vector<double> labelRooms(
    const std::vector<LabelWish> &wishes, QSizeF view, double lineHeight);

enum class Direction : quint8 { Left, Right, Up, Down };

// The vertex that lies in a direction of another: of those that an edge leads to the nearest one,
// where there is none the nearest one of all. Up and down in a tree it is the next one in the same
// column. Nothing: there is none. `edges` are of the drawing.
std::optional<quint32> vertexTowards(const Drawing &drawing, const VertexEdges &edges,
    const DrawnPoints &points, quint32 from, Direction direction);

} // namespace kvlens
