// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of one collection in another order than the store's, without moving them.
#pragma once

#include "model/packedkeys.h"

#include <memory>

namespace kvlens {

struct KeySorting
{
    enum class By : quint8 {
        Store, // as the store lists them
        Key, // by the bytes, that is by code points, as Python's sorted() does
        Size, // of the stored value; what is not known comes before 0
        Created, // as stored; what is not known comes first
        Expires, // as stored; what cannot be read comes first, what does not expire last
    };
    By by = By::Store;
    Qt::SortOrder order = Qt::AscendingOrder; // equal ones stand as the store lists them
    bool operator==(const KeySorting &) const = default;
};

// Which position is in which row, and the other way round.
// Memory: eight bytes a key. Threads: as a value.
class KeyOrder
{
public:
    KeyOrder() = default;
    explicit KeyOrder(std::vector<quint32> positions); // each from 0 on, once

    qint64 count() const { return qint64(m_positions.size()); }
    // Keys that came later stand behind the others, as they came.
    qint64 positionAt(qint64 row) const { return row < count() ? m_positions[size_t(row)] : row; }
    qint64 rowOf(qint64 position) const
    {
        return position < count() ? m_rows[size_t(position)] : position;
    }
    // Positions that ascend, in this order.
    QList<quint32> arranged(const QList<quint32> &ascending) const;

private:
    std::vector<quint32> m_positions; // by row
    std::vector<quint32> m_rows; // by position
};

// Makes an order, a part at a time. Memory meanwhile: 16 bytes a key beside the order.
class KeySort
{
public:
    explicit KeySort(Qt::SortOrder order)
        : m_order(order)
    {
    }

    void reserve(qint64 keys) { m_items.reserve(size_t(keys)); }
    // The next position, with what it is sorted by: a number; or of a key the first bytes, before
    // the whole key is compared.
    void add(quint64 rank) { m_items.push_back({rank, quint32(m_items.size())}); }
    qint64 count() const { return qint64(m_items.size()); }

    // Sorts on, for a few milliseconds; whether it is done. `keys`: compared where ranks are equal;
    // nullptr: they are not.
    bool goOn(const PackedKeys *keys);
    KeyOrder take() { return KeyOrder(std::move(m_merged)); }

private:
    struct Item
    {
        quint64 rank;
        quint32 position;
    };
    struct Run // of items in order
    {
        size_t next;
        size_t end;
    };
    class Less;

    void sortRun(const Less &less);
    void mergeOn(const Less &less);

    Qt::SortOrder m_order;
    std::vector<Item> m_items;
    std::vector<Run> m_runs; // then a heap of what is left of them
    std::vector<quint32> m_merged;
};

// The bytes of a key behind the first `skipped` ones, as a number that compares alike.
quint64 keyRank(QByteArrayView key, qsizetype skipped);
// How many first bytes two keys share.
qsizetype sharedBytes(QByteArrayView a, QByteArrayView b);

} // namespace kvlens
