// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/everywhere/renaming.h"

#include "model/checks/repairdraft.h"
#include "model/everywhere/graphids.h"
#include "model/everywhere/nodeids.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

using Change = RepairDraft::Change;

class Renamer
{
public:
    Renamer(const IndexParts &parts, const QByteArray &from, const QByteArray &to)
        : m_parts(parts)
        , m_id(parts.ids.find(from))
        , m_from(from)
        , m_to(to)
        , m_changed(parts.ids)
    {
    }

    void renameInDocstore();
    void renameInIndexes();
    Result<void> renameInGraph(
        Store &store, const CollectionRef &nodes, const std::stop_token &stop);
    void renameInVectors();
    const RepairDraft &draft() const { return m_draft; }

private:
    // An entry that has the id as its key, or in its value.
    template <class Part> void alter(const Part &part, const Change &change)
    {
        const EntryRef ref = m_parts.refOf(part.id, part.place);
        if (part.id == m_id)
            m_draft.rename(ref, m_to, change);
        else
            m_draft.edit(ref, change);
    }
    Change recordChange() const
    {
        return [from = m_from, to = m_to](
                   const QByteArray &value) { return recordWithRenamedId(value, from, to); };
    }

    const IndexParts &m_parts; // outlives us
    IndexId m_id;
    QByteArray m_from;
    QByteArray m_to;
    IdSet m_changed; // nodes of a graph whose vectors say what they were made from
    RepairDraft m_draft;
};

void Renamer::renameInDocstore()
{
    IdSet naming(m_parts.ids);
    for (const IndexParts::Link &link : m_parts.links) {
        if (link.to == m_id)
            naming.add(m_parts.nodes[link.node].id);
    }
    for (const IndexParts::Node &node : m_parts.nodes) {
        const bool isOne = node.id == m_id || node.inner == m_id || node.source == m_id
            || naming.has(node.id) || node.kind == IndexNodeKind::Index;
        if (isOne)
            alter(node, [from = m_from, to = m_to](const QByteArray &value) {
                return nodeWithRenamedId(value, from, to);
            });
    }
    for (const IndexParts::Named &hash : m_parts.hashes) {
        if (hash.id == m_id || hash.document == m_id)
            alter(hash, recordChange());
    }
    for (const IndexParts::Owner &document : m_parts.refDocs) {
        bool isOne = document.id == m_id;
        for (quint32 i = document.first; i < document.first + document.count; ++i)
            isOne = isOne || m_parts.refDocNodes[i] == m_id;
        if (isOne)
            alter(document, recordChange());
    }
}

void Renamer::renameInIndexes()
{
    for (const IndexParts::Index &index : m_parts.indexes)
        m_draft.edit(m_parts.refOf(index.id, index.place),
            [from = m_from, to = m_to](
                const QByteArray &value) { return withRenamedId(value, from, to); });
}

Result<void> Renamer::renameInGraph(
    Store &store, const CollectionRef &nodes, const std::stop_token &stop)
{
    const GraphPlaces places = graphPlaces(nodes);
    const Result<RenamedGraph> graph = renamedInGraph(store, places, m_from, m_to, stop);
    if (!graph)
        return graph.error();
    const auto becomes = [](const QByteArray &value) -> Change {
        return [value](const QByteArray &) { return Result<QByteArray>(value); };
    };
    for (const auto &[key, value] : graph->nodes) {
        const EntryRef ref {places.nodes, key};
        if (key == m_from)
            m_draft.rename(ref, m_to, becomes(value));
        else
            m_draft.edit(ref, becomes(value));
        if (const IndexId id = m_parts.ids.find(key); id != noId)
            m_changed.add(id);
    }
    for (const auto &[key, relation] : graph->relations) {
        const EntryRef ref {places.relations, key};
        if (relation.key != key)
            m_draft.rename(ref, relation.key, becomes(relation.value));
        else
            m_draft.edit(ref, becomes(relation.value));
    }
    if (graph->triplets)
        m_draft.edit(places.triplets, becomes(*graph->triplets));
    return {};
}

void Renamer::renameInVectors()
{
    for (const IndexParts::Vector &vector : m_parts.vectors) {
        if (vector.id == m_id)
            alter(vector, nullptr);
    }
    for (const std::vector<IndexParts::Named> *all :
        {&m_parts.vectorDocs, &m_parts.vectorMetadata}) {
        for (const IndexParts::Named &one : *all) {
            if (one.id == m_id || one.document == m_id || m_changed.has(one.id))
                alter(one, recordChange());
        }
    }
}

} // namespace

Result<ChangeSet> renameEverywhere(Store &store, const IndexParts &parts, IdKind kind,
    const QByteArray &from, const QByteArray &to, const std::stop_token &stop)
{
    if (!isKnown(parts, kind, from))
        return Error {ErrorCode::NotFound, {}, displayText(from)};
    if (parts.ids.find(to) != noId)
        return Error {ErrorCode::Conflict, {}, displayText(to)};
    Renamer renamer(parts, from, to);
    renamer.renameInDocstore();
    renamer.renameInIndexes();
    for (const CollectionRef &place : parts.places) {
        if (partKind(place) != PartKind::GraphNodes)
            continue;
        if (const Result<void> renamed = renamer.renameInGraph(store, place, stop); !renamed)
            return renamed.error();
    }
    renamer.renameInVectors();
    ChangeSet changes;
    if (const Result<void> staged = renamer.draft().stage(store, changes, stop); !staged)
        return staged.error();
    return changes;
}

} // namespace kvlens
