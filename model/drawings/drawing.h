// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An index as a graph to be drawn: vertices, and edges between them.
#pragma once

#include "stores/entry.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace kvlens {

enum class VertexKind : quint8 {
    Node, // of the document store: a text, or a summary of others
    Entity, // of a graph
    Word, // of a keyword table
};

// A value. Memory: about 100 bytes a vertex beside its id, and 40 an edge.
struct Drawing
{
    enum class Shape : quint8 { Tree, Graph };

    struct Vertex
    {
        QByteArray id;
        QString label = {}; // for people, in one line; empty: the id is all there is
        VertexKind kind = VertexKind::Node;
        bool isBroken = false; // it is named, but it is not there
        qint16 place = -1; // in `places`: there its id is the key of an entry; -1: it has none
        quint32 leftOut = 0; // edges to what is not drawn
    };
    struct Edge
    {
        quint32 from = 0; // a number in `vertices`
        quint32 to = 0;
        QByteArray label = {};
        bool isBroken = false; // of a property graph: relations and triplets do not both have it
    };

    Shape shape = Shape::Graph;
    std::vector<CollectionRef> places = {};
    std::vector<Vertex> vertices = {};
    std::vector<Edge> edges = {};
    qint64 allVertices = 0; // of the whole, of which this may be a part
    qint64 allEdges = 0;

    std::optional<EntryRef> entryOf(quint32 vertex) const; // nothing: it has none, or is broken
    QString labelOf(quint32 vertex) const; // never empty: at least the id as it is shown
    std::optional<quint32> find(QByteArrayView id) const;
};

// The edges of each vertex, in their order.
class VertexEdges
{
public:
    struct Step
    {
        quint32 edge = 0;
        quint32 to = 0; // the vertex at its other end
        bool isOut = true; // the edge leads there
    };
    explicit VertexEdges(const Drawing &drawing);
    std::span<const Step> of(quint32 vertex) const;

private:
    std::vector<quint32> m_begins;
    std::vector<Step> m_steps;
};

// The part of a drawing that is around a vertex: those that are the fewest edges away from it, at
// most so many.
Drawing neighbourhoodOf(const Drawing &drawing, quint32 centre, qsizetype most);
// Where to begin if nobody has chosen: the first root of a tree, else what has the most edges.
quint32 usualCentre(const Drawing &drawing);

} // namespace kvlens
