// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of a diskcache by collection, read from its index of keys in their order: values are
// looked at only where a key does not tell its collection.
#pragma once

#include "stores/diskcache/cacheconnection.h"
#include "stores/diskcache/rowreader.h"
#include "stores/diskcache/survivingrows.h"
#include "stores/keylist.h"

#include <deque>

namespace kvlens {

// Memory: the keys and four bytes for each.
class CacheIndex
{
public:
    explicit CacheIndex(RowsOf rows)
        : m_rows(rows)
    {
    }

    // Reads on for about the budget. What others write meanwhile is found, or not.
    Result<void> load(
        const CacheConnection &connection, RowReader &reader, std::chrono::milliseconds budget);
    // Reads on until `count` keys of the collection are there, or all of them. Null: there is no
    // such collection. Lives until the next call.
    Result<const KeyList *> keys(const CacheConnection &connection, RowReader &reader,
        const CollectionRef &collection, qint64 count);

    // As RowReader::rest().
    void rest();

    // What was read of the collection so far. Null: nothing, or not in order. Lives as above.
    const KeyList *listed(const CollectionRef &collection) const;

    LoadProgress progress() const { return {m_seen, -1, m_isListed, m_isListed}; }
    // Whether there are, or may be, rows that it does not list, as the database is damaged.
    bool isLacking() const { return m_lost > 0 || (m_survivors && m_survivors->damage()); }
    // Rows of a MultiDiskStore that the library would read and cannot, in a collection of others.
    qint64 noEntries() const { return m_noEntries; }
    QList<CollectionInfo> collections() const;
    QList<Problem> problems(const QString &path) const;

    // The keys read since the last call; they are somebody else's from now on.
    QList<std::pair<CollectionRef, KeyList>> takeKeys();

    // What this handle has written. Keys that are still to be read are left to that.
    struct WrittenKey
    {
        RowKey row;
        EntryRef ref;
        bool isThere = true;
    };
    void note(const QList<WrittenKey> &written);

private:
    struct Collection
    {
        CollectionRef ref;
        KeyList keys = {};
        bool isSorted = true; // so far; numbers stand in another order than their digits
        QByteArray end = {}; // no key of a row from here on belongs to it; empty: not known
    };

    Result<bool> step(const CacheConnection &connection, RowReader &reader);
    Result<bool> readStep(const CacheConnection &connection, RowReader &reader);
    Result<bool> stepPastDamage(RowReader &reader);
    bool addPlain(const Statement &row);
    Result<void> add(const RowKey &row, RowReader &reader);
    Result<void> addUnsure(RowReader &reader);
    void take(const RowKey &row, const Result<EntryRef> &ref, RowReader &reader);
    void append(const EntryRef &ref);
    static void append(Collection &collection, QByteArrayView key);
    Collection &collectionOf(const CollectionRef &ref);
    Collection *find(const CollectionRef &ref);
    static const KeyList *sorted(Collection &collection);
    bool isComplete(const Collection &collection) const;
    bool isBehind(const RowKey &row) const;

    RowsOf m_rows;
    std::deque<Collection> m_collections; // in the order in which they came
    QHash<CollectionRef, qsizetype> m_places;
    std::optional<RowKey> m_last; // that was read from the index
    qsizetype m_lastPlace
        = -1; // among the collections, of the last one listed, if it is the library's
    std::optional<SurvivingRows> m_survivors; // what comes behind it, where the index is damaged
    QList<RowKey> m_unsure; // what names their collections was just gone; to be looked at again
    bool m_isListed = false;
    qint64 m_seen = 0;
    qint64 m_unlisted = 0; // rows that are not shown
    qint64 m_tooLong = 0; // nor are these, which the library may have written
    qint64 m_noEntries = 0;
    qint64 m_lost = 0; // whose collection cannot be told, as they cannot be read
};

} // namespace kvlens
