// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One collection in memory: entries in the order they were first put, at most `limit` of them.
#pragma once

#include "stores/keypage.h"

#include <QHash>

#include <map>

namespace kvlens {

// Value type. Costs per operation: put, get, remove O(log n); a page O(log n + page).
class MemoryCollection
{
public:
    struct Record
    {
        QByteArray value;
        ValueKind kind = ValueKind::Unknown;
        std::optional<QDateTime> createdAt = {};
        std::optional<QDateTime> expiresAt = {};
        quint64 revision = 0; // of the last write; never 0 for an entry that exists
        quint64 place = 0; // in the order of keys
        quint64 used = 0; // when it was last read or written, for eviction
        qint16 createdBeyond = 0; // microseconds more, as in Entry
        qint16 expiresBeyond = 0;
    };

    // 0: no limit.
    explicit MemoryCollection(qint64 limit = 0)
        : m_limit(limit)
    {
    }

    qint64 count() const { return m_records.size(); }
    qint64 bytes() const { return m_bytes; }

    // Marks the entry as used; nothing if it is not there.
    const Record *use(const QByteArray &key);
    const Record *find(const QByteArray &key) const;

    // Inserts or overwrites; then evicts the least recently used entries above the limit. An
    // existing entry keeps its place and, if `record` has none, its creation time.
    void put(const QByteArray &key, Record record);
    bool remove(const QByteArray &key);
    // Keeps the place. `to` must not exist, `from` must.
    void rename(const QByteArray &from, const QByteArray &to);

    // Nothing: it is no cursor that a page had.
    std::optional<KeyPage> page(const KeyCursor &from, int limit) const;

private:
    void touch(const QByteArray &key, Record &record);
    void evict();

    qint64 m_limit;
    qint64 m_bytes = 0;
    quint64 m_clock = 0; // counts places and uses
    QHash<QByteArray, Record> m_records;
    std::map<quint64, QByteArray> m_order;
    std::map<quint64, QByteArray> m_uses;
};

} // namespace kvlens
