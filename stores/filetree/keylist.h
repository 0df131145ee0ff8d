// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of one collection, packed and sorted by their bytes: a million keys are two allocations.
#pragma once

#include "stores/keypage.h"

namespace kvlens {

// Memory: the key bytes plus 8 bytes a key.
class KeyList
{
public:
    qsizetype count() const { return m_ends.size(); }
    QByteArrayView at(qsizetype i) const; // lives until the list is changed
    // The first position whose key is not less than `key`; count() if there is none.
    qsizetype lowerBound(QByteArrayView key) const;
    bool contains(QByteArrayView key) const;

    // At the end, whatever the order; sort() before anything else is asked.
    void append(QByteArrayView key);
    void sort();

    // What was written since: a key that is added twice, or removed without being there, is all
    // right. Takes time in proportion to the whole list, so call it once for a batch.
    void update(QList<QByteArray> added, QList<QByteArray> removed);

private:
    QByteArray m_bytes;
    QList<qint64> m_ends;
};

// Cursors hold the key behind which to go on, which stays right while keys come and go; positions
// are understood too. The answers are in 0…count().
qsizetype positionOf(const KeyCursor &cursor, const KeyList &keys);
// Behind the first `position` keys; at the end unless the next key begins with `prefix`.
KeyCursor cursorAt(qsizetype position, const KeyList &keys, QByteArrayView prefix);

} // namespace kvlens
