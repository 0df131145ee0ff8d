// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/statistics/storestatistics.h"

#include "model/index/indexparts.h"

namespace kvlens {

Result<StoreStatistics> statisticsOf(Store &store, const std::stop_token &stop)
{
    constexpr qsizetype whyKept = 100;
    const Result<QList<CollectionInfo>> infos = store.collections(stop);
    if (!infos)
        return infos.error();
    StoreStatistics statistics;
    std::optional<ChunkCounter> chunks;
    for (const CollectionInfo &info : *infos) {
        if (info.isUnreadable || info.ref.shadow > 0)
            continue;
        const PartKind kind = partKind(info.ref);
        if (kind == PartKind::Nodes && !chunks)
            chunks.emplace();
        StoreStatistics::Part part {info.ref};
        const auto sink = [&](const Entry &entry) {
            ++part.entries;
            if (entry.problem && ++statistics.unreadable <= whyKept)
                statistics.why.append(entryFault(entry.ref, *entry.problem));
            if (entry.problem)
                return Visit::Continue;
            part.bytes += entry.ref.key.size() + entry.value.size();
            part.largest = std::max<qint64>(part.largest, entry.value.size());
            if (kind == PartKind::Nodes)
                chunks->take(entry);
            else if (kind == PartKind::Vectors)
                ++part.dimensions[vectorFacts(entry.value).dimension];
            return Visit::Continue;
        };
        if (const Result<void> scanned = scanAll(store, info.ref, sink, stop); !scanned)
            return scanned.error();
        statistics.parts.push_back(std::move(part));
    }
    if (chunks)
        statistics.chunks = chunks->finish();
    return statistics;
}

} // namespace kvlens
