// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the vertices of a drawing are. Pure, and the same each time.
//
// Lengths are in lines of text: 1 is the height of one. x grows to the right, y downwards.
#pragma once

#include "model/drawings/drawing.h"

#include <QPointF>

#include <memory>

namespace kvlens {

using DrawnPoints = std::vector<QPointF>; // by vertex

constexpr double treeColumn = 16; // from a parent to its children

// From left to right, so that each vertex has a line for its label: leaves stand in lines of their
// own, in order, and a parent in the middle of its children. A vertex with several parents stands
// with the first; what goes round in a circle is begun anywhere. Linear in time.
DrawnPoints treeLayout(const Drawing &drawing);

// Vertices push each other off, and edges pull: a layout by forces (T. Fruchterman, E. Reingold,
// "Graph drawing by force-directed placement", 1991), with far groups taken together (J. Barnes,
// P. Hut, 1986), so that a step costs n log n. It begins with rings around the vertex with the most
// edges, and has a bounded number of steps. Each component is laid out alone; they stand side by
// side, the largest first.
class GraphLayout
{
public:
    explicit GraphLayout(const Drawing &drawing); // which outlives it
    ~GraphLayout();
    void step(); // some milliseconds for 10,000 vertices
    bool isDone() const;
    DrawnPoints take(); // once it is done

private:
    class Component;
    std::vector<std::unique_ptr<Component>> m_components;
    size_t m_next = 0;
    size_t m_vertices;
};

// All of it, by the shape of the drawing.
DrawnPoints layoutOf(const Drawing &drawing);

} // namespace kvlens
