// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/stagedparts.h"

#include <QSet>

namespace kvlens {

namespace {

class StagedParts
{
public:
    StagedParts(const IndexParts &stored, const ChangeSet &changes);

    IndexParts make();

private:
    using Copy = void (StagedParts::*)(size_t record, IndexId id);

    template <class Record>
    void takeAll(const std::vector<Record> &records, PartKind kind, Copy copy);
    void take(PartKind kind, const Edit &edit, PartPlace place);
    void takeNew();
    void keepOddFields();
    void copyNode(size_t record, IndexId id);
    void copyHash(size_t record, IndexId id);
    void copyRefDoc(size_t record, IndexId id);
    void copyIndex(size_t record, IndexId id);
    void copyVector(size_t record, IndexId id);
    void copyVectorDoc(size_t record, IndexId id);
    void copyVectorMetadata(size_t record, IndexId id);

    const IndexParts &m_stored;
    const ChangeSet &m_changes;
    IdSet m_edited; // in whatever part
    QSet<EntryRef> m_met;
    size_t m_nextLink = 0; // of those that are stored, in the order of their nodes
    IndexParts m_parts;
};

StagedParts::StagedParts(const IndexParts &stored, const ChangeSet &changes)
    : m_stored(stored)
    , m_changes(changes)
    , m_edited(stored.ids)
{
    for (const Edit &edit : changes.edits()) {
        if (const IndexId id = stored.ids.find(edit.ref().key); id != noId)
            m_edited.add(id);
    }
    m_parts.ids = stored.ids;
    m_parts.names = stored.names;
    m_parts.places = stored.places;
    m_parts.graphNodes = stored.graphNodes;
    std::copy_if(stored.misshapen.begin(), stored.misshapen.end(),
        std::back_inserter(m_parts.misshapen),
        [&](const auto &one) { return !changes.contains(one.first); });
    m_parts.unknown = stored.unknown;
    m_parts.isFolder = stored.isFolder;
    m_parts.present = stored.present;
    m_parts.damaged = stored.damaged;
}

void StagedParts::take(PartKind kind, const Edit &edit, PartPlace place)
{
    takeEntry(kind, {{m_parts.places[place], edit.mine.key}, edit.mine.value, {}}, place, m_parts);
}

template <class Record>
void StagedParts::takeAll(const std::vector<Record> &records, PartKind kind, Copy copy)
{
    for (size_t i = 0; i < records.size(); ++i) {
        const IndexId id = records[i].id;
        const PartPlace place = records[i].place;
        const std::optional<Edit> edit
            = m_edited.has(id) ? m_changes.find(m_stored.refOf(id, place)) : std::optional<Edit>();
        if (edit)
            m_met.insert(edit->ref());
        if (!edit)
            (this->*copy)(i, id);
        else if (edit->mine.exists && !edit->changesValue())
            (this->*copy)(i, m_parts.ids.add(edit->mine.key));
        else if (edit->mine.exists)
            take(kind, *edit, place);
    }
}

void StagedParts::copyNode(size_t record, IndexId id)
{
    IndexParts::Node node = m_stored.nodes[record];
    node.id = id;
    const std::vector<IndexParts::Link> &links = m_stored.links;
    while (m_nextLink < links.size() && links[m_nextLink].node < record)
        ++m_nextLink;
    for (; m_nextLink < links.size() && links[m_nextLink].node == record; ++m_nextLink)
        m_parts.links.push_back(
            {quint32(m_parts.nodes.size()), links[m_nextLink].to, links[m_nextLink].kind});
    m_parts.nodes.push_back(node);
}

void StagedParts::copyHash(size_t record, IndexId id)
{
    IndexParts::Named hash = m_stored.hashes[record];
    hash.id = id;
    m_parts.hashes.push_back(hash);
}

void StagedParts::copyRefDoc(size_t record, IndexId id)
{
    IndexParts::Document document = m_stored.refDocs[record];
    const auto begin = m_stored.refDocNodes.begin() + qptrdiff(document.first);
    document.id = id;
    document.first = quint32(m_parts.refDocNodes.size());
    m_parts.refDocNodes.insert(m_parts.refDocNodes.end(), begin, begin + document.count);
    m_parts.refDocs.push_back(document);
}

void StagedParts::copyIndex(size_t record, IndexId id)
{
    IndexParts::Index index = m_stored.indexes[record];
    const auto begin = m_stored.held.begin() + qptrdiff(index.first);
    index.id = id;
    index.first = quint32(m_parts.held.size());
    m_parts.held.insert(m_parts.held.end(), begin, begin + index.count);
    m_parts.indexes.push_back(index);
}

void StagedParts::copyVector(size_t record, IndexId id)
{
    IndexParts::Vector vector = m_stored.vectors[record];
    vector.id = id;
    m_parts.vectors.push_back(vector);
}

void StagedParts::copyVectorDoc(size_t record, IndexId id)
{
    const IndexParts::Named &named = m_stored.vectorDocs[record];
    m_parts.vectorDocs.push_back({id, named.document, named.place, named.isWhole});
}

void StagedParts::copyVectorMetadata(size_t record, IndexId id)
{
    const IndexParts::Named &named = m_stored.vectorMetadata[record];
    m_parts.vectorMetadata.push_back({id, named.document, named.place, named.isWhole});
    m_parts.vectorMetadataDigests.push_back(m_stored.vectorMetadataDigests[record]);
}

// Also what is stored, but is no JSON or the like.
void StagedParts::takeNew()
{
    for (const Edit &edit : m_changes.edits()) {
        const PartKind kind = partKind(edit.ref().collection);
        const bool isTold = kind == PartKind::None || kind == PartKind::GraphNodes
            || kind == PartKind::GraphRelations || kind == PartKind::GraphEdges
            || edit.ref().shadow > 0 || m_met.contains(edit.ref());
        if (!isTold && edit.mine.exists)
            take(kind, edit, m_parts.placeOf(edit.ref().collection));
    }
}

// Those of values that were not taken anew.
void StagedParts::keepOddFields()
{
    for (IndexParts::OddEntry odd : m_stored.oddFields) {
        const std::optional<Edit> edit = m_changes.find(m_stored.refOf(odd.id, odd.place));
        if (edit && (!edit->mine.exists || edit->changesValue()))
            continue;
        if (edit)
            odd.id = m_parts.ids.add(edit->mine.key);
        m_parts.oddFields.push_back(odd);
    }
}

IndexParts StagedParts::make()
{
    keepOddFields();
    takeAll(m_stored.nodes, PartKind::Nodes, &StagedParts::copyNode);
    takeAll(m_stored.hashes, PartKind::Hashes, &StagedParts::copyHash);
    takeAll(m_stored.refDocs, PartKind::RefDocs, &StagedParts::copyRefDoc);
    takeAll(m_stored.indexes, PartKind::Indexes, &StagedParts::copyIndex);
    takeAll(m_stored.vectors, PartKind::Vectors, &StagedParts::copyVector);
    takeAll(m_stored.vectorDocs, PartKind::VectorDocs, &StagedParts::copyVectorDoc);
    takeAll(m_stored.vectorMetadata, PartKind::VectorMetadata, &StagedParts::copyVectorMetadata);
    takeNew();
    return std::move(m_parts);
}

} // namespace

IndexParts withEdits(const IndexParts &stored, const ChangeSet &changes)
{
    return StagedParts(stored, changes).make();
}

EntryRef storedRef(const ChangeSet &changes, const EntryRef &now)
{
    if (!changes.hasRenamed())
        return now;
    for (const Edit &edit : changes.renamed(now.collection)) {
        if (edit.mine.key == now.key)
            return edit.ref();
    }
    return now;
}

QByteArray keyNow(const ChangeSet &changes, const EntryRef &stored)
{
    const std::optional<Edit> edit = changes.find(stored);
    return edit && edit->mine.exists ? edit->mine.key : stored.key;
}

} // namespace kvlens
