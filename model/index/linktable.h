// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where each id of an index is, and what names it: made once, asked often.
#pragma once

#include "model/index/indexparts.h"
#include "model/index/links.h"

#include <array>
#include <limits>
#include <span>

namespace kvlens {

// Pure. Memory: four bytes for each id, and for each time that an entry has or names one; that is
// about 60 for a node with neighbours and a vector.
class LinkTable
{
public:
    explicit LinkTable(const IndexParts &parts); // which outlives it

    static constexpr qsizetype all = std::numeric_limits<qsizetype>::max();
    // As linksOf() of links.h; at most so many each way, and how many more there are.
    std::optional<EntryLinks> of(QByteArrayView key, qsizetype most = all) const;
    // Of that entry alone, with the node or document that it belongs to ("owner"), and not of the
    // others of the same id. Nothing: it is in no part, or no part has its id.
    std::optional<EntryLinks> of(const EntryRef &ref, qsizetype most = all) const;

    // What the entry with one key points to under another: the first of what of() tells. Nothing:
    // no link. A look at few records, however many links the entry has.
    std::optional<IndexLink> between(QByteArrayView key, QByteArrayView target) const;

    // What a part has under an id; nullptr: nothing. The first, where it is in several files.
    const IndexParts::Node *node(IndexId id) const;
    const IndexParts::Vector *vector(IndexId id) const;
    const IndexParts::Document *document(IndexId id) const;
    std::span<const IndexParts::Link> linksOf(const IndexParts::Node &node) const;

    qint64 bytes() const; // of memory

    // A record is an element of one of the lists of the parts: all of them are counted through.
    enum List : quint8 {
        Nodes,
        Links,
        Hashes,
        Vectors,
        VectorDocs,
        VectorMetadata,
        RefDocs,
        RefDocNodes,
        Indexes,
        HeldNodes,
        ListCount
    };
    using Record = quint32;
    // Those of one list that have or name an id, in ascending order; and the number of the first of
    // all of that list.
    std::span<const Record> recordsOf(IndexId id, List list) const;
    Record startOf(List list) const { return m_starts[list]; }
    // The entries of that id beside a node, that may name a document.
    QList<const IndexParts::Named *> namersOf(IndexId id) const;

private:
    using Starts = std::array<Record, ListCount + 1>;

    template <class Sink> void eachMention(Sink sink) const;
    std::optional<EntryLinks> found(
        QByteArrayView key, qsizetype most, std::optional<PartPlace> at) const;
    std::span<const Record> recordsOf(IndexId id) const;
    template <class Element>
    const Element *own(IndexId id, List list, const std::vector<Element> &elements) const;

    const IndexParts &m_parts;
    Starts m_starts {}; // of each list
    std::vector<Record> m_ends; // by id: of its run in m_records
    std::vector<Record> m_records; // in ascending order
};

} // namespace kvlens
