// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/packedkeys.h"

#include <algorithm>
#include <numeric>

namespace kvlens {

// Hits are often near each other: looks in steps that double before it halves.
qsizetype PackedKeys::Block::keyAt(qsizetype offset, qsizetype from) const
{
    qsizetype step = 1;
    qsizetype low = from;
    while (low + step < count() && end(low + step - 1) <= offset) {
        low += step;
        step *= 2;
    }
    const auto begin = m_ends.cbegin() + low;
    const auto end = m_ends.cbegin() + std::min(low + step, count());
    return std::distance(m_ends.cbegin(), std::upper_bound(begin, end, quint32(offset)));
}

qint64 PackedKeys::count() const
{
    return m_blocks.empty() ? 0 : m_blocks.back().first() + m_blocks.back().count();
}

QByteArrayView PackedKeys::at(qint64 position) const
{
    return blockOf(position).key(position % blockKeys);
}

void PackedKeys::append(QByteArrayView key)
{
    const qint64 position = count();
    if (position % blockKeys == 0) {
        if (!m_blocks.empty())
            m_blocks.back().m_bytes.shrink_to_fit();
        m_blocks.emplace_back().m_first = position;
    }
    Block &block = m_blocks.back();
    key = key.first(std::min(key.size(), longestKey));
    block.m_bytes.insert(block.m_bytes.end(), key.begin(), key.end());
    block.m_ends.push_back(quint32(block.m_bytes.size()));
}

qint64 PackedKeys::memoryBytes() const
{
    return std::accumulate(
        m_blocks.begin(), m_blocks.end(), qint64(0), [](qint64 sum, const Block &block) {
            return sum + qint64(block.m_bytes.capacity())
                + qint64(block.m_ends.capacity() * sizeof(quint32));
        });
}

} // namespace kvlens
