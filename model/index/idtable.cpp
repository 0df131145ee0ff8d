// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/idtable.h"

#include <QHashFunctions>

#include <algorithm>
#include <utility>

namespace kvlens {

namespace {

quint32 hashOfId(QByteArrayView bytes)
{
    const size_t hash = qHash(bytes);
    return static_cast<quint32>(hash ^ (hash >> 32));
}

} // namespace

QByteArrayView IdTable::at(IndexId id) const
{
    const qint64 begin = id == 0 ? 0 : m_ends[id - 1];
    return QByteArrayView(m_bytes).sliced(begin, m_ends[id] - begin);
}

// Where it is, or where it belongs.
size_t IdTable::slotOf(QByteArrayView bytes, quint32 hash) const
{
    const size_t mask = m_slots.size() - 1;
    size_t slot = hash & mask;
    while (
        m_slots[slot].id != noId && (m_slots[slot].hash != hash || at(m_slots[slot].id) != bytes))
        slot = (slot + 1) & mask;
    return slot;
}

void IdTable::grow()
{
    if (m_ends.size() * 2 < m_slots.size())
        return;
    const std::vector<Slot> before
        = std::exchange(m_slots, std::vector<Slot>(std::max<size_t>(16, m_slots.size() * 2)));
    const size_t mask = m_slots.size() - 1;
    for (const Slot &taken : before) {
        if (taken.id == noId)
            continue;
        size_t slot = taken.hash & mask;
        while (m_slots[slot].id != noId)
            slot = (slot + 1) & mask;
        m_slots[slot] = taken;
    }
}

IndexId IdTable::add(QByteArrayView bytes)
{
    return add(bytes, hashOfId(bytes));
}

// The slots that come next are fetched meanwhile: where they are nobody could guess.
std::vector<IndexId> IdTable::addAll(const IdTable &other)
{
    constexpr IndexId ahead = 8;
    std::vector<IndexId> ids;
    ids.reserve(other.count());
    for (IndexId id = 0; id < other.count(); ++id) {
        if (id + ahead < other.count() && !m_slots.empty())
            __builtin_prefetch(&m_slots[other.m_hashes[id + ahead] & (m_slots.size() - 1)]);
        ids.push_back(add(other.at(id), other.m_hashes[id]));
    }
    return ids;
}

IndexId IdTable::add(QByteArrayView bytes, quint32 hash)
{
    grow();
    Slot &slot = m_slots[slotOf(bytes, hash)];
    if (slot.id != noId)
        return slot.id;
    m_bytes.append(bytes.data(), bytes.size());
    m_ends.push_back(m_bytes.size());
    m_hashes.push_back(hash);
    slot = {count() - 1, hash};
    return slot.id;
}

IndexId IdTable::find(QByteArrayView bytes) const
{
    return m_slots.empty() ? noId : m_slots[slotOf(bytes, hashOfId(bytes))].id;
}

void IdTable::clear()
{
    m_bytes.resize(0);
    m_ends.clear();
    m_hashes.clear();
    std::fill(m_slots.begin(), m_slots.end(), Slot {});
}

} // namespace kvlens
