// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a scan leaves in memory: where the keys of a JSON file are, in eight bytes a key.
//
// Level 1 is the members of the object at the top, or the elements of the array; level 2 the
// members of those level-1 values that are objects ("collections"). Everything else is a leaf.
// Entries are numbered in the order of the file. Only complete ones are here, so that what stands
// before a damage, or before the place that a scan has reached, can be used; but a collection is
// an entry of level 1 as soon as its first bracket was seen.
#pragma once

#include "stores/json/keytable.h"
#include "stores/json/span.h"

#include <deque>
#include <optional>

namespace kvlens::json {

enum class TopKind : quint8 { Nothing, Object, Array, Scalar };

struct Collection
{
    qint64 member = 0; // its number among the entries of level 1
    Span span; // the object with its brackets; end -1: not seen (yet)
    qint64 firstEntry = 0;
    qint64 entries = 0;
    bool complete() const { return span.end >= 0; }
};

// Threads: as a value; one that a scan is filling must not be read elsewhere.
class Index
{
public:
    static constexpr qint64 topLevel = -1; // instead of a collection's number: level 1 itself

    TopKind top() const { return m_top; }
    Span topSpan() const { return m_topSpan; } // end -1: not seen (yet)
    qint64 collections() const { return static_cast<qint64>(m_collections.size()); }
    Collection collection(qint64 number) const;
    // The collection that a level-1 member is, if it is one.
    std::optional<qint64> collectionOf(qint64 member) const;

    // Level-1 entries that are not collections, by their own numbering.
    qint64 leaves() const;
    qint64 leaf(qint64 number) const; // the number of that leaf among the level-1 entries

    qint64 entries(qint64 collection) const;
    // From the entry's key (an array's element) to where the next one begins, the comma behind it,
    // or the closing bracket: holds the key, the value, and some white space.
    Span slice(qint64 collection, qint64 entry) const;
    // The last entry of a collection that begins at `offset` or before; -1: none does.
    qint64 entryAt(qint64 collection, qint64 offset) const;
    // The fingerprints of the keys of a collection's entries from `begin` to before `behind`, in
    // runs of neighbours: calls visit(number of the first, const quint32 *fingerprints, qint64
    // count). Threads: several at a time.
    template <class Visit>
    void eachFingerprintRun(qint64 collection, qint64 begin, qint64 behind, Visit visit) const
    {
        const KeyTable &table = collection == topLevel ? m_members : m_entries;
        const qint64 first = collection == topLevel ? 0 : this->collection(collection).firstEntry;
        table.eachRun(first + begin, first + behind,
            [&](qint64 i, const quint32 *fingerprints, qint64 count) {
                visit(i - first, fingerprints, count);
            });
    }
    template <class Visit> void eachFingerprintRun(qint64 collection, Visit visit) const
    {
        eachFingerprintRun(collection, 0, entries(collection), visit);
    }
    // Calls visit(entry) for the entries of a collection whose key has that fingerprint, ascending;
    // see KeyTable::eachWith.
    template <class Visit> void eachWith(qint64 collection, quint32 fingerprint, Visit visit) const
    {
        const KeyTable &table = collection == topLevel ? m_members : m_entries;
        const qint64 first = collection == topLevel ? 0 : this->collection(collection).firstEntry;
        table.eachWith(
            fingerprint, first, first + entries(collection), [&](qint64 i) { visit(i - first); });
    }
    bool hasKeys(qint64 collection) const
    {
        return collection != topLevel || m_top == TopKind::Object;
    }

    qint64 memoryBytes() const;

private:
    friend class Scanner; // fills it
    friend class Reindexer; // keeps it up to date: stores/json/reindex.h
    TopKind m_top = TopKind::Nothing;
    Span m_topSpan {0, -1};
    qint64 m_topBoundary = 0; // where the last complete entry of level 1 ends at the latest
    qint64 m_boundary = 0; // the same in the last collection
    KeyTable m_members;
    KeyTable m_entries;
    struct Record
    {
        qint64 member;
        qint64 open;
        qint64 close; // behind the bracket; -1: not seen
        qint64 firstEntry;
    };
    std::deque<Record> m_collections;
};

} // namespace kvlens::json
