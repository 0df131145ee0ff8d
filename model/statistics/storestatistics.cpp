// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/statistics/storestatistics.h"

namespace kvlens {

Result<StatisticsReader> StatisticsReader::begin(Store &store, const std::stop_token &stop)
{
    const Result<QList<CollectionInfo>> infos = store.collections(stop);
    if (!infos)
        return infos.error();
    StatisticsReader reader;
    for (const CollectionInfo &info : *infos) {
        if (info.isUnreadable || info.ref.shadow > 0)
            continue;
        if (partKind(info.ref) == PartKind::Nodes && !reader.m_chunks)
            reader.m_chunks.emplace();
        reader.m_statistics.parts.push_back({info.ref});
        reader.m_total += std::max<qint64>(info.entries, 0);
    }
    return reader;
}

Result<void> StatisticsReader::step(Store &store, const TaskSlice &slice)
{
    while (!isDone() && !slice.isOver()) {
        StoreStatistics::Part &part = m_statistics.parts[m_next];
        const PartKind kind = partKind(part.collection);
        const Result<ScanPage> page = store.scan(
            {part.collection, m_cursor, slice.left(), ScanDepth::Values},
            [&](const Entry &entry) {
                count(entry, kind, part);
                return Visit::Continue;
            },
            slice.stop());
        if (!page)
            return page.error();
        m_done += page->entries;
        m_cursor = page->next;
        if (m_cursor.atEnd()) {
            m_cursor = {};
            ++m_next;
        }
    }
    return {};
}

void StatisticsReader::count(const Entry &entry, PartKind kind, StoreStatistics::Part &part)
{
    constexpr qsizetype whyKept = 100;
    ++part.entries;
    if (entry.problem) {
        if (++m_statistics.unreadable <= whyKept)
            m_statistics.why.append(entryFault(entry.ref, *entry.problem));
        return;
    }
    part.bytes += entry.ref.key.size() + entry.value.size();
    part.largest = std::max<qint64>(part.largest, entry.value.size());
    if (kind == PartKind::Nodes)
        m_chunks->take(entry);
    else if (kind == PartKind::Vectors)
        ++part.dimensions[vectorFacts(entry.value).dimension];
}

StoreStatistics StatisticsReader::take()
{
    if (m_chunks)
        m_statistics.chunks = m_chunks->finish();
    return std::move(m_statistics);
}

Result<StoreStatistics> statisticsOf(Store &store, const std::stop_token &stop)
{
    Result<StatisticsReader> reader = StatisticsReader::begin(store, stop);
    if (!reader)
        return reader.error();
    const TaskSlice slice = TaskSlice::unhurried(stop);
    while (!reader->isDone()) {
        if (const Result<void> read = reader->step(store, slice); !read)
            return read.error();
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}};
    }
    return reader->take();
}

} // namespace kvlens
