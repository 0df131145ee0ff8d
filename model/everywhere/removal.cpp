// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/everywhere/removal.h"

#include "model/checks/indexedits.h"
#include "model/checks/repairdraft.h"
#include "model/everywhere/goneparts.h"
#include "model/everywhere/graphids.h"
#include "model/everywhere/nodeids.h"
#include "model/index/tapetext.h"
#include "model/index/valueedits.h"
#include "model/longvalues.h"
#include "model/storejobs.h"
#include "stores/wtf8.h"

#include <unordered_map>

namespace kvlens {

namespace {

// What the library calls the file of triplets of a knowledge graph, and all that is in it.
const CollectionRef tripletsOfGraph {"graph_dict", "graph_store.json"};

// By a node: what follows it in one direction.
using Chain = std::unordered_map<IndexId, IndexId>;

IdSet idsOfNodes(const IndexParts &parts)
{
    IdSet ids(parts.ids);
    ids.addAll(parts.nodes, [](const IndexParts::Node &node) { return node.id; });
    ids.addAll(parts.graphNodes, [](IndexId id) { return id; });
    return ids;
}

class Remover
{
public:
    Remover(Store &store, const IndexParts &parts, const std::stop_token &stop)
        : m_store(store)
        , m_parts(parts)
        , m_stop(stop)
        , m_stored(idsOfNodes(parts))
    {
    }

    Result<Removal> remove(IdKind kind, IndexId id);

private:
    Result<void> readIndexes();
    void find(IdKind kind, IndexId id);
    Result<void> takeFromGraph(const CollectionRef &nodes);
    Result<void> healLinks();
    void takeFromDocstore();
    void takeFromIndexes();
    void takeFromVectors();
    Result<void> takeFromTriplets();
    Result<QByteArray> recordBeyond(const Chain &chain, IndexId node, LinkKind kind) const;
    Chain chainOf(LinkKind kind) const;
    const EntryRef *refOfNode(IndexId id) const;

    Store &m_store; // outlive us
    const IndexParts &m_parts;
    std::stop_token m_stop;
    IdSet m_stored; // nodes of the document store and of graphs
    QByteArrayList m_trees;
    GoneTriplets m_triplets;
    bool m_hasTriplets = false;
    std::optional<GoneParts> m_found;
    std::shared_ptr<const GoneIds> m_gone; // shared by the edits, which may be many
    std::unordered_map<IndexId, quint32> m_nodes; // by id: which of parts.nodes
    RepairDraft m_draft;
};

Result<void> Remover::readIndexes()
{
    QList<EntryRef> refs;
    for (const IndexParts::Index &index : m_parts.indexes) {
        if (index.kind == StructKind::Tree || index.kind == StructKind::Graph)
            refs.append(m_parts.refOf(index.id, index.place));
    }
    const Result<QList<Entry>> entries = readAll(m_store, refs, largestEdited, m_stop);
    if (!entries)
        return entries.error();
    for (const Entry &entry : *entries) {
        const Result<StructValue> value = structValue(entry.value);
        if (value && value->kind == StructKind::Tree)
            m_trees.append(entry.value);
        else
            m_triplets.add(entry.value);
        m_hasTriplets = m_hasTriplets || (value && value->kind == StructKind::Graph);
    }
    return {};
}

void Remover::find(IdKind kind, IndexId id)
{
    m_found.emplace(m_parts, m_trees);
    if (kind == IdKind::Document)
        m_found->addDocument(id);
    else
        m_found->addNode(id);
    m_found->settle();
    m_gone = std::make_shared<const GoneIds>(m_found->ids());
    for (size_t i = 0; i < m_parts.nodes.size(); ++i)
        m_nodes.emplace(m_parts.nodes[i].id, quint32(i));
}

// So that the same edits come in the same order.
QByteArrayList sorted(const QSet<QByteArray> &keys)
{
    QByteArrayList list(keys.begin(), keys.end());
    std::sort(list.begin(), list.end());
    return list;
}

// Nodes of the graph have vectors of their own.
Result<void> Remover::takeFromGraph(const CollectionRef &nodes)
{
    const GraphPlaces places = graphPlaces(nodes);
    const auto isThere = [this](const QByteArray &key) {
        const IndexId id = m_parts.ids.find(key);
        return id != noId && m_stored.has(id) && !m_found->hasNode(id);
    };
    const Result<GoneGraph> graph = goneFromGraph(m_store, places, *m_gone, isThere, m_stop);
    if (!graph)
        return graph.error();
    for (const QByteArray &key : sorted(graph->nodes)) {
        m_draft.remove({places.nodes, key});
        if (const IndexId id = m_parts.ids.find(key); id != noId)
            m_found->addVector(id);
    }
    for (const QByteArray &key : sorted(graph->relations))
        m_draft.remove({places.relations, key});
    for (const auto &[key, source] : graph->newSources) {
        const auto change
            = [to = source](const QByteArray &value) { return withTripletSource(value, to); };
        m_draft.edit({places.nodes, key}, change);
        const IndexId id = m_parts.ids.find(key);
        for (const IndexParts::Named &metadata : m_parts.vectorMetadata) {
            if (metadata.id == id)
                m_draft.edit(m_parts.refOf(metadata.id, metadata.place), change);
        }
    }
    for (const auto &[key, neighbours] : graph->newNeighbours)
        m_draft.edit(
            {places.nodes, key}, [gone = m_gone, around = neighbours](const QByteArray &value) {
                return chunkWithHealedLinks(value, gone->nodes, around);
            });
    if (!graph->relations.isEmpty())
        m_draft.edit(places.triplets, [gone = graph->relations](const QByteArray &value) {
            return withoutRelations(value, gone);
        });
    return {};
}

Chain Remover::chainOf(LinkKind kind) const
{
    Chain chain;
    for (const IndexParts::Link &link : m_parts.links) {
        if (link.kind == kind)
            chain.emplace(m_parts.nodes[link.node].id, link.to);
    }
    return chain;
}

// The record of the nearest neighbour that stays, as the last one that goes has it. Empty: there is
// none, or the chain goes round.
Result<QByteArray> Remover::recordBeyond(const Chain &chain, IndexId node, LinkKind kind) const
{
    auto link = chain.find(node);
    IndexId last = noId;
    for (size_t steps = 0; link != chain.end() && steps <= chain.size(); ++steps) {
        if (!m_found->hasNode(link->second))
            break;
        last = link->second;
        link = chain.find(last);
    }
    const bool hasOther = link != chain.end() && link->second != node
        && !m_found->hasNode(link->second) && m_nodes.contains(link->second);
    const auto lastNode = m_nodes.find(last);
    if (!hasOther || lastNode == m_nodes.end())
        return QByteArray();
    const IndexParts::Node &from = m_parts.nodes[lastNode->second];
    const Result<Entry> entry = readOne(m_store, m_parts.refOf(from.id, from.place), m_stop);
    return entry ? Result<QByteArray>(linkRecord(entry->value, kind)) : entry.error();
}

Result<void> Remover::healLinks()
{
    IdSet touched(m_parts.ids);
    for (const IndexParts::Link &link : m_parts.links) {
        const IndexId from = m_parts.nodes[link.node].id;
        if (m_found->hasNode(link.to) && !m_found->hasNode(from))
            touched.add(from);
    }
    const Chain previous = chainOf(LinkKind::Previous);
    const Chain next = chainOf(LinkKind::Next);
    for (const IndexParts::Node &node : m_parts.nodes) {
        if (!touched.has(node.id))
            continue;
        const Result<QByteArray> before = recordBeyond(previous, node.id, LinkKind::Previous);
        const Result<QByteArray> after = recordBeyond(next, node.id, LinkKind::Next);
        if (!before || !after)
            return before ? after.error() : before.error();
        m_draft.edit(m_parts.refOf(node.id, node.place),
            [gone = m_gone, around = NewNeighbours {*before, *after}](
                const QByteArray &value) { return withHealedLinks(value, gone->nodes, around); });
    }
    return {};
}

void Remover::takeFromDocstore()
{
    for (const IndexParts::Node &node : m_parts.nodes) {
        if (m_found->hasNode(node.id))
            m_draft.remove(m_parts.refOf(node.id, node.place));
    }
    for (const IndexParts::Named &hash : m_parts.hashes) {
        if (m_found->hasNode(hash.id) || m_found->hasDocument(hash.id)
            || m_found->hasDocument(hash.document))
            m_draft.remove(m_parts.refOf(hash.id, hash.place));
    }
    for (const IndexParts::Owner &document : m_parts.refDocs) {
        const EntryRef ref = m_parts.refOf(document.id, document.place);
        if (m_found->hasDocument(document.id)) {
            m_draft.remove(ref);
            continue;
        }
        bool losesOne = false;
        for (quint32 i = document.first; i < document.first + document.count; ++i)
            losesOne = losesOne || m_found->hasNode(m_parts.refDocNodes[i]);
        if (losesOne)
            m_draft.edit(ref, [gone = m_gone](const QByteArray &value) {
                const auto isGone = [&](const QByteArray &id) { return gone->nodes.contains(id); };
                return withNodes(value, isGone, {});
            });
    }
}

void Remover::takeFromIndexes()
{
    for (const IndexParts::Index &index : m_parts.indexes)
        m_draft.edit(m_parts.refOf(index.id, index.place),
            [gone = m_gone, triplets = m_triplets](
                const QByteArray &value) { return withoutIds(value, *gone, triplets); });
}

void Remover::takeFromVectors()
{
    const auto takeFrom = [this](const auto &entries) {
        for (const auto &entry : entries) {
            if (m_found->hasVector(entry.id))
                m_draft.remove(m_parts.refOf(entry.id, entry.place));
        }
    };
    takeFrom(m_parts.vectors);
    takeFrom(m_parts.vectorDocs);
    takeFrom(m_parts.vectorMetadata);
}

// Under its subject each triplet of a knowledge graph has its relation and its object.
Result<QByteArray> withoutTriplets(const QByteArray &pairs, const QByteArray &subject,
    const GoneTriplets &triplets, const GoneIds &gone)
{
    return editedValue(pairs, [&](const json::Tape &tape, quint32 value, auto &splices) {
        const auto isOut = [&](const json::Child &pair) {
            QByteArray object;
            for (const json::Child part : json::Children(tape, pair.value))
                object = textOf(tape, part.value).value_or(QByteArray());
            return triplets.has(subject, object, gone);
        };
        removeChildren(tape, value, isOut, splices);
    });
}

Result<void> Remover::takeFromTriplets()
{
    if (!m_hasTriplets)
        return {};
    const auto take = [this](const Entry &entry) {
        const Result<QByteArray> left
            = withoutTriplets(entry.value, entry.ref.key, m_triplets, *m_gone);
        if (left && left->trimmed() == "[]" && *left != entry.value)
            m_draft.remove(entry.ref);
        else if (left && *left != entry.value)
            m_draft.edit(entry.ref,
                [value = *left](const QByteArray &) { return Result<QByteArray>(value); });
        return Visit::Continue;
    };
    const Result<void> scanned = scanAll(m_store, tripletsOfGraph, take, m_stop);
    if (!scanned && scanned.error().code != ErrorCode::NotFound)
        return scanned.error();
    return {};
}

Result<Removal> Remover::remove(IdKind kind, IndexId id)
{
    if (const Result<void> read = readIndexes(); !read)
        return read.error();
    find(kind, id);
    for (const CollectionRef &place : m_parts.places) {
        if (partKind(place) != PartKind::GraphNodes)
            continue;
        if (const Result<void> taken = takeFromGraph(place); !taken)
            return taken.error();
    }
    m_gone = std::make_shared<const GoneIds>(m_found->ids()); // with vectors of the graph
    if (const Result<void> healed = healLinks(); !healed)
        return healed.error();
    takeFromDocstore();
    takeFromIndexes();
    takeFromVectors();
    if (const Result<void> taken = takeFromTriplets(); !taken)
        return taken.error();
    Removal removal {*m_gone, {}, m_found->partlyMade(), m_found->sourceless()};
    if (const Result<void> staged = m_draft.stage(m_store, removal.changes, m_stop); !staged)
        return staged.error();
    return removal;
}

template <class Entries, class Fits> bool anyOf(const Entries &entries, const Fits &fits)
{
    return std::any_of(entries.begin(), entries.end(), fits);
}

} // namespace

bool isKnown(const IndexParts &parts, IdKind kind, const QByteArray &id)
{
    const IndexId known = parts.ids.find(id);
    if (known == noId)
        return false;
    const auto hasId = [&](const auto &entry) { return entry.id == known; };
    const auto isOf = [&](const IndexParts::Named &entry) { return entry.document == known; };
    const auto isDocument = [&](const IndexParts::Named &hash) {
        return hash.id == known && hash.document == noId
            && !anyOf(parts.nodes, [&](const IndexParts::Node &node) { return node.id == known; });
    };
    if (kind == IdKind::Document)
        return anyOf(parts.refDocs, hasId) || anyOf(parts.vectorDocs, isOf)
            || anyOf(parts.hashes, isOf) || anyOf(parts.hashes, isDocument)
            || anyOf(parts.nodes, [&](const IndexParts::Node &node) {
                   return node.source == known
                       || (node.id == known && node.kind == IndexNodeKind::Document);
               });
    return anyOf(parts.nodes, hasId) || anyOf(parts.vectors, hasId)
        || anyOf(parts.held, [&](const IndexParts::Held &held) { return held.node == known; })
        || anyOf(parts.refDocNodes, [&](IndexId node) { return node == known; });
}

Result<Removal> removeEverywhere(Store &store, const IndexParts &parts, IdKind kind,
    const QByteArray &id, const std::stop_token &stop)
{
    if (!isKnown(parts, kind, id))
        return Error {ErrorCode::NotFound, {}, displayText(id)};
    return Remover(store, parts, stop).remove(kind, parts.ids.find(id));
}

} // namespace kvlens
