// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A page of keys, packed: one buffer of key bytes and one small record per key, so that a listing
// of millions of keys is not millions of allocations.
#pragma once

#include "stores/entry.h"

#include <QByteArrayView>

namespace kvlens {

// Where to go on listing: a value, not an object that must be kept alive. Cursors of a store with
// Capability::Positions can also be made from a position.
struct KeyCursor
{
    QByteArray token; // empty: from the beginning
    bool atEnd = false; // nothing follows *now*; while a load() runs more may come
    bool operator==(const KeyCursor &) const = default;

    static KeyCursor atPosition(qint64 position);
    std::optional<qint64> position() const; // nothing if the token is not a position
};

// Memory: the key bytes plus 24 bytes a key.
class KeyPage
{
public:
    struct Item
    {
        QByteArrayView key; // lives as long as the page
        qint64 size = -1; // of what is stored, in bytes; -1: not known without reading it
        ValueKind kind = ValueKind::Unknown;
        quint32 shadow = 0;
    };

    qsizetype count() const { return m_records.size(); }
    bool isEmpty() const { return m_records.isEmpty(); }
    Item at(qsizetype i) const;
    void append(const Item &item);
    void reserve(qsizetype keys, qsizetype keyBytes);

    KeyCursor next; // where the following page begins

private:
    struct Record
    {
        qint64 end; // of the key in m_bytes
        qint64 size;
        quint32 shadow;
        ValueKind kind;
    };
    QByteArray m_bytes;
    QList<Record> m_records;
};

} // namespace kvlens
