// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/keytable.h"

#include <algorithm>

namespace kvlens::json {

// Chunks that were only appended to are full, so that the first guess is right.
size_t KeyTable::chunkOf(qint64 i) const
{
    const auto guess = static_cast<size_t>(i / chunkKeys);
    if (guess < m_first.size() && m_first[guess] <= i
        && (guess + 1 == m_first.size() || m_first[guess + 1] > i))
        return guess;
    return static_cast<size_t>(
        std::upper_bound(m_first.begin(), m_first.end(), i) - m_first.begin() - 1);
}

qint64 KeyTable::offset(qint64 i) const
{
    const size_t chunk = chunkOf(i);
    return m_chunks[chunk]->at(i - m_first[chunk]).offset;
}

void KeyTable::addChunk(qint64 base)
{
    m_chunks.push_back(std::make_unique_for_overwrite<Chunk>());
    m_last = m_chunks.back().get();
    m_last->base = base;
    m_last->count = 0;
    m_first.push_back(m_count);
}

qint64 KeyTable::countUpTo(qint64 offset) const
{
    const auto chunk = std::upper_bound(m_chunks.begin(), m_chunks.end(), offset,
        [](qint64 wanted, const auto &candidate) { return wanted < candidate->base; });
    if (chunk == m_chunks.begin())
        return 0;
    const Chunk &holder = **std::prev(chunk);
    const auto *begin = holder.offsets.begin();
    const auto *found = std::upper_bound(begin, begin + holder.count, offset - holder.base,
        [](qint64 wanted, quint32 candidate) { return wanted < qint64(candidate); });
    return m_first[static_cast<size_t>(chunk - m_chunks.begin() - 1)] + (found - begin);
}

// Evenly filled, so that further changes at the same place find room.
KeyTable::Chunks KeyTable::packed(const std::vector<KeyRecord> &records)
{
    Chunks chunks;
    const auto total = static_cast<qint64>(records.size());
    const qint64 pieces = (total + chunkKeys - 1) / chunkKeys;
    const qint64 fill = pieces ? (total + pieces - 1) / pieces : 0;
    for (const KeyRecord &record : records) {
        if (chunks.empty() || chunks.back()->count == fill
            || record.offset - chunks.back()->base > farthest) {
            chunks.push_back(std::make_unique_for_overwrite<Chunk>());
            chunks.back()->base = record.offset;
            chunks.back()->count = 0;
        }
        chunks.back()->put(record);
    }
    return chunks;
}

void KeyTable::replace(
    qint64 first, qint64 behind, const std::vector<KeyRecord> &records, qint64 shift)
{
    // The chunks that the range touches, or the one that it stands at the end of.
    const size_t from = m_chunks.empty() ? 0 : chunkOf(qMin(first, m_count - 1));
    const size_t to = m_chunks.empty() ? 0 : chunkOf(qMin(qMax(first, behind), m_count - 1)) + 1;
    std::vector<KeyRecord> merged;
    for (size_t chunk = from; chunk < to; ++chunk) {
        for (qint64 i = 0; i < m_chunks[chunk]->count && m_first[chunk] + i < first; ++i)
            merged.push_back(m_chunks[chunk]->at(i));
    }
    merged.insert(merged.end(), records.begin(), records.end());
    for (size_t chunk = from; chunk < to; ++chunk) {
        for (qint64 i = qMax<qint64>(0, behind - m_first[chunk]); i < m_chunks[chunk]->count; ++i) {
            const KeyRecord record = m_chunks[chunk]->at(i);
            merged.push_back({record.offset + shift, record.fingerprint});
        }
    }
    for (size_t chunk = to; chunk < m_chunks.size(); ++chunk)
        m_chunks[chunk]->base += shift;

    Chunks renewed = packed(merged);
    const auto at = m_chunks.begin() + static_cast<qsizetype>(from);
    m_chunks.erase(at, m_chunks.begin() + static_cast<qsizetype>(to));
    m_chunks.insert(m_chunks.begin() + static_cast<qsizetype>(from),
        std::make_move_iterator(renewed.begin()), std::make_move_iterator(renewed.end()));
    m_first.clear();
    m_count = 0;
    for (const std::unique_ptr<Chunk> &chunk : m_chunks) {
        m_first.push_back(m_count);
        m_count += chunk->count;
    }
    m_last = m_chunks.empty() ? nullptr : m_chunks.back().get();
}

qint64 KeyTable::memoryBytes() const
{
    const auto filters = std::count_if(m_chunks.begin(), m_chunks.end(),
        [](const std::unique_ptr<Chunk> &chunk) { return chunk->filter != nullptr; });
    return static_cast<qint64>(m_chunks.size() * (sizeof(Chunk) + sizeof(void *) + sizeof(qint64))
        + static_cast<size_t>(filters) * sizeof(FingerprintFilter));
}

} // namespace kvlens::json
