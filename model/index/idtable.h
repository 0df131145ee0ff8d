// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every id of a persisted index once, and a number for each, so that a million links are a million
// numbers.
#pragma once

#include <QByteArray>

#include <vector>

namespace kvlens {

using IndexId = quint32;
constexpr IndexId noId = 0xffffffff;

// Numbers count from 0, in the order in which the ids came.
// Memory: the bytes of the ids plus about 32 for each.
class IdTable
{
public:
    IndexId count() const { return IndexId(m_ends.size()); }
    QByteArrayView at(IndexId id) const; // lives until the next add()
    IndexId add(QByteArrayView bytes); // its number, whether it is new or not
    IndexId find(QByteArrayView bytes) const; // noId: it never came
    // All of another table in their order: the numbers that they have here.
    std::vector<IndexId> addAll(const IdTable &other);
    void clear(); // keeps its memory

private:
    struct Slot
    {
        IndexId id = noId; // noId: free
        quint32 hash = 0; // of its bytes, so that others are seen to be others without a look
    };
    size_t slotOf(QByteArrayView bytes, quint32 hash) const;
    void grow();
    IndexId add(QByteArrayView bytes, quint32 hash);

    QByteArray m_bytes;
    std::vector<qint64> m_ends;
    std::vector<quint32> m_hashes;
    std::vector<Slot> m_slots; // open addressing
};

} // namespace kvlens
