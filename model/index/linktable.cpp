// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/linktable.h"

#include "model/index/linkfinder.h"

namespace kvlens {

// Each record once for an id, however it names it.
template <class Sink> void LinkTable::eachMention(Sink sink) const
{
    Record record = 0;
    const auto take = [&](IndexId one, IndexId other) {
        if (one != noId)
            sink(one, record);
        if (other != noId && other != one)
            sink(other, record);
        ++record;
    };
    for (const IndexParts::Node &node : m_parts.nodes)
        take(node.id, node.source);
    for (const IndexParts::Link &link : m_parts.links)
        take(link.to, noId);
    for (const IndexParts::Named &hash : m_parts.hashes)
        take(hash.id, hash.document);
    for (const IndexParts::Vector &vector : m_parts.vectors)
        take(vector.id, noId);
    for (const IndexParts::Named &vector : m_parts.vectorDocs)
        take(vector.id, vector.document);
    for (const IndexParts::Named &vector : m_parts.vectorMetadata)
        take(vector.id, vector.document);
    for (const IndexParts::Document &document : m_parts.refDocs)
        take(document.id, noId);
    for (const IndexId node : m_parts.refDocNodes)
        take(node, noId);
    for (const IndexParts::Index &index : m_parts.indexes)
        take(index.id, noId);
    for (const IndexParts::Held &held : m_parts.held)
        take(held.node, noId);
}

LinkTable::LinkTable(const IndexParts &parts)
    : m_parts(parts)
    , m_ends(parts.ids.count())
{
    const std::array<size_t, ListCount> sizes {parts.nodes.size(), parts.links.size(),
        parts.hashes.size(), parts.vectors.size(), parts.vectorDocs.size(),
        parts.vectorMetadata.size(), parts.refDocs.size(), parts.refDocNodes.size(),
        parts.indexes.size(), parts.held.size()};
    for (size_t list = 0; list < ListCount; ++list)
        m_starts[list + 1] = m_starts[list] + Record(sizes[list]);
    eachMention([this](IndexId id, Record) { ++m_ends[id]; });
    Record begin = 0;
    for (Record &end : m_ends)
        begin += std::exchange(end, begin); // where the run begins, until it is filled
    m_records.resize(begin);
    eachMention([this](IndexId id, Record record) { m_records[m_ends[id]++] = record; });
}

std::span<const LinkTable::Record> LinkTable::recordsOf(IndexId id) const
{
    const Record begin = id == 0 ? 0 : m_ends[id - 1];
    return std::span(m_records).subspan(begin, m_ends[id] - begin);
}

std::span<const LinkTable::Record> LinkTable::recordsOf(IndexId id, List list) const
{
    const auto records = recordsOf(id);
    const auto begin = std::lower_bound(records.begin(), records.end(), m_starts[list]);
    return {begin, std::lower_bound(begin, records.end(), m_starts[list + 1])};
}

// The first of the list whose own id it is; others only name it.
template <class Element>
const Element *LinkTable::own(IndexId id, List list, const std::vector<Element> &elements) const
{
    if (id == noId)
        return nullptr;
    for (const Record record : recordsOf(id, list)) {
        const Element &element = elements[record - m_starts[list]];
        if (element.id == id)
            return &element;
    }
    return nullptr;
}

const IndexParts::Node *LinkTable::node(IndexId id) const
{
    return own(id, Nodes, m_parts.nodes);
}

const IndexParts::Vector *LinkTable::vector(IndexId id) const
{
    return own(id, Vectors, m_parts.vectors);
}

const IndexParts::Document *LinkTable::document(IndexId id) const
{
    return own(id, RefDocs, m_parts.refDocs);
}

std::span<const IndexParts::Link> LinkTable::linksOf(const IndexParts::Node &node) const
{
    const auto number = quint32(&node - m_parts.nodes.data());
    const auto [begin, end] = std::equal_range(m_parts.links.begin(), m_parts.links.end(),
        IndexParts::Link {number, noId, LinkKind::Next},
        [](const IndexParts::Link &a, const IndexParts::Link &b) { return a.node < b.node; });
    return {begin, end};
}

qint64 LinkTable::bytes() const
{
    return qint64((m_ends.capacity() + m_records.capacity()) * sizeof(Record));
}

QList<const IndexParts::Named *> LinkTable::namersOf(IndexId id) const
{
    QList<const IndexParts::Named *> namers {own(id, Hashes, m_parts.hashes),
        own(id, VectorDocs, m_parts.vectorDocs), own(id, VectorMetadata, m_parts.vectorMetadata)};
    namers.removeAll(nullptr);
    return namers;
}

std::optional<IndexLink> LinkTable::between(QByteArrayView key, QByteArrayView target) const
{
    const IndexId id = m_parts.ids.find(key);
    const IndexId other = m_parts.ids.find(target);
    if (id == noId || other == noId)
        return std::nullopt;
    return LinkFinder(m_parts, *this, id, all).lookFor(other);
}

std::optional<EntryLinks> LinkTable::of(QByteArrayView key, qsizetype most) const
{
    return found(key, most, std::nullopt);
}

std::optional<EntryLinks> LinkTable::of(const EntryRef &ref, qsizetype most) const
{
    const auto place = std::find(m_parts.places.begin(), m_parts.places.end(), ref.collection);
    return place == m_parts.places.end()
        ? std::nullopt
        : found(ref.key, most, PartPlace(place - m_parts.places.begin()));
}

std::optional<EntryLinks> LinkTable::found(
    QByteArrayView key, qsizetype most, std::optional<PartPlace> at) const
{
    const IndexId id = m_parts.ids.find(key);
    if (id == noId)
        return std::nullopt;
    LinkFinder finder(m_parts, *this, id, most, at);
    for (const Record record : recordsOf(id)) {
        const auto behind = std::upper_bound(m_starts.begin(), m_starts.end(), record);
        const auto list = List(behind - m_starts.begin() - 1);
        finder.look(list, record - m_starts[list]);
    }
    return finder.take();
}

} // namespace kvlens
