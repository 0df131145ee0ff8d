// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes a drawing of the values that an index has: its struct, triplets, and the nodes and
// relations of a property graph. Pure.
#pragma once

#include "model/drawings/drawing.h"
#include "model/index/indexparts.h"

namespace kvlens {

// Is fed values in any order, each once. What cannot be read adds nothing.
class DrawingBuilder
{
public:
    explicit DrawingBuilder(Drawing::Shape shape);

    // Values of an index store.
    void takeTree(const QByteArray &index); // roots, children, and what is among neither
    void takeTable(const QByteArray &index, VertexKind words); // what has which nodes
    void takeSummaries(const QByteArray &index);
    // Entries of graph_dict, and of a property graph.
    void takeTriplets(const Entry &subject);
    void takeGraphNode(const Entry &node);
    void takeRelation(const Entry &relation);
    void takeTripletList(const QByteArray &triplets);

    // Nodes that no document store has are broken, if `parts` has one and saw all of it; of a
    // property graph, what is named and not there.
    Drawing finish(const IndexParts &parts, const std::optional<CollectionRef> &graphNodes);

private:
    quint32 vertexOf(const QByteArray &id, VertexKind kind);
    qint16 placeOf(const CollectionRef &collection);
    void connectWith(quint32 from, quint32 to, const QByteArray &label = {});
    void findNodes(const IndexParts &parts);
    void compareTriplets();

    struct Triplet
    {
        quint32 from;
        quint32 to;
        IndexId label; // in m_labels
        bool operator==(const Triplet &) const = default;
        auto operator<=>(const Triplet &) const = default;
    };

    Drawing m_drawing;
    IdTable m_entities; // an entity and a node may have the same id
    IdTable m_nodes;
    std::vector<quint32> m_entityVertices;
    std::vector<quint32> m_nodeVertices;
    IdTable m_labels; // of triplets
    std::vector<Triplet> m_triplets; // that the list has
    bool m_hasTriplets = false;
};

} // namespace kvlens
