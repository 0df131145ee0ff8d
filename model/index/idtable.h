// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every id of a persisted index once, and a number for each, so that a million links are a million
// numbers.
#pragma once

#include <QByteArray>

#include <vector>

namespace kvlens {

using Id = quint32;
constexpr Id noId = 0xffffffff;

// Numbers count from 0, in the order in which the ids came.
// Memory: the bytes of the ids plus about 16 for each.
class IdTable
{
public:
    Id count() const { return Id(m_ends.size()); }
    QByteArrayView at(Id id) const; // lives until the next add()
    Id add(QByteArrayView bytes); // its number, whether it is new or not
    Id find(QByteArrayView bytes) const; // noId: it never came

private:
    size_t slotOf(QByteArrayView bytes) const;
    void grow();

    QByteArray m_bytes;
    std::vector<qint64> m_ends;
    std::vector<Id> m_slots; // open addressing; noId: free
};

} // namespace kvlens
