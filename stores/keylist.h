// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of one collection, packed: a million keys are a few allocations.
#pragma once

#include "stores/keypage.h"

#include <stop_token>

namespace kvlens {

// Memory: the key bytes plus 4 bytes a key; while sorting, 24 bytes a key and the key bytes more.
class KeyList
{
public:
    static constexpr qsizetype longestKey = 1'000'000; // bytes

    qsizetype count() const { return m_ends.size(); }
    QByteArrayView at(qsizetype i) const; // lives until the list is changed

    // At the end, whatever the order.
    void append(QByteArrayView key);
    void squeeze(); // gives back the room for more keys
    // By bytes. Cancelled: everything is as it was.
    Result<void> sort(const std::stop_token &stop = {});

    // These need a sorted list.
    // The first position whose key is not less than `key`; count() if there is none.
    qsizetype lowerBound(QByteArrayView key) const;
    bool contains(QByteArrayView key) const;
    // What was written since: a key that is added twice, or removed without being there, is all
    // right. Takes time in proportion to the whole list, so call it once for a batch.
    void update(QList<QByteArray> added, QList<QByteArray> removed);

private:
    qint64 beginOf(qsizetype i) const;

    QByteArray m_bytes;
    QList<qint64> m_blocks; // where the bytes of each block of keys begin
    QList<quint32> m_ends; // of the keys, counted from there
};

// Cursors hold the key behind which to go on, which stays right while keys come and go; positions
// are understood too. The answers are in 0…count(); nothing: it is no cursor of such a list.
std::optional<qsizetype> positionOf(const KeyCursor &cursor, const KeyList &keys);
// Behind the first `position` keys; at the end unless the next key begins with `prefix`.
KeyCursor cursorAt(qsizetype position, const KeyList &keys, QByteArrayView prefix);

// Behind a key, whether or not something follows.
KeyCursor cursorBehind(QByteArrayView key);

// While a folder is being listed its keys have no order yet, and only who asks for a position gets
// them. A cursor among them, used when they are sorted, begins anew: a key may come twice then, and
// none is missed. Nothing: a cursor that needs sorted keys.
std::optional<qint64> positionWhileListed(const KeyCursor &cursor);
KeyPage pageWhileListed(const KeyList &keys, qint64 position, int limit);

} // namespace kvlens
