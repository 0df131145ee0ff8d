// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/idtable.h"

#include <QHashFunctions>

namespace kvlens {

QByteArrayView IdTable::at(IndexId id) const
{
    const qint64 begin = id == 0 ? 0 : m_ends[id - 1];
    return QByteArrayView(m_bytes).sliced(begin, m_ends[id] - begin);
}

// Where it is, or where it belongs.
size_t IdTable::slotOf(QByteArrayView bytes) const
{
    size_t slot = qHash(bytes) & (m_slots.size() - 1);
    while (m_slots[slot] != noId && at(m_slots[slot]) != bytes)
        slot = (slot + 1) & (m_slots.size() - 1);
    return slot;
}

void IdTable::grow()
{
    if (m_ends.size() * 2 < m_slots.size())
        return;
    m_slots.assign(std::max<size_t>(16, m_slots.size() * 2), noId);
    for (IndexId id = 0; id < count(); ++id)
        m_slots[slotOf(at(id))] = id;
}

IndexId IdTable::add(QByteArrayView bytes)
{
    grow();
    const size_t slot = slotOf(bytes);
    if (m_slots[slot] != noId)
        return m_slots[slot];
    m_bytes.append(bytes.data(), bytes.size());
    m_ends.push_back(m_bytes.size());
    return m_slots[slot] = count() - 1;
}

IndexId IdTable::find(QByteArrayView bytes) const
{
    return m_slots.empty() ? noId : m_slots[slotOf(bytes)];
}

} // namespace kvlens
