// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a property graph becomes when ids of an index go, or get another name: its nodes, its
// relations, and the triplets that say once more which relations there are.
#pragma once

#include "model/everywhere/nodelinks.h"
#include "model/everywhere/structids.h"
#include "stores/store.h"

#include <map>

namespace kvlens {

// Where a property graph is, by the collection of its nodes.
struct GraphPlaces
{
    CollectionRef nodes;
    CollectionRef relations;
    EntryRef triplets;
};
GraphPlaces graphPlaces(const CollectionRef &nodes);

struct GoneGraph
{
    QSet<QByteArray> nodes;
    QSet<QByteArray> relations;
    // Nodes that stay, as relations that stay name them, though what they were made from goes: what
    // one of those relations was made from.
    std::map<QByteArray, QByteArray> newSources;
    // Chunks that stay, and which neighbours they have without those that go.
    std::map<QByteArray, NewNeighbours> newNeighbours;
};

// What was made from nodes that go, and is made from no others. `isThere`: whether a node stays.
// Errors as Store::scan().
Result<GoneGraph> goneFromGraph(Store &store, const GraphPlaces &places, const GoneIds &gone,
    const GoneChains::IsThere &isThere, const std::stop_token &stop);

// The triplets without those of relations that are gone.
Result<QByteArray> withoutRelations(const QByteArray &triplets, const QSet<QByteArray> &relations);
// A node of the graph that was made from another.
Result<QByteArray> withTripletSource(const QByteArray &node, const QByteArray &source);

// A chunk of which neighbours, parent or children are gone: it has the whole node in a text.
Result<QByteArray> chunkWithHealedLinks(
    const QByteArray &chunk, const QSet<QByteArray> &gone, const NewNeighbours &neighbours);

struct RenamedGraph
{
    std::map<QByteArray, QByteArray>
        nodes; // by key: their values; one of them may be the id itself
    struct Relation
    {
        QByteArray key; // the new one
        QByteArray value;
    };
    std::map<QByteArray, Relation> relations;
    std::optional<QByteArray> triplets; // if they change
};

// All that names the id. Errors as Store::scan().
Result<RenamedGraph> renamedInGraph(Store &store, const GraphPlaces &places, const QByteArray &from,
    const QByteArray &to, const std::stop_token &stop);

} // namespace kvlens
