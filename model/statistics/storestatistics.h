// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How large a store and its parts are.
#pragma once

#include "model/index/indexparts.h"
#include "model/statistics/chunkstatistics.h"
#include "model/taskslice.h"
#include "stores/store.h"

namespace kvlens {

struct StoreStatistics
{
    struct Part // a collection
    {
        CollectionRef collection;
        qint64 entries = 0;
        qint64 bytes = 0; // of keys and values, without what the store wraps around them
        qint64 largest = 0; // value
        std::map<qint32, qint64> dimensions = {}; // of vectors: how many have that length
    };
    std::vector<Part> parts; // in the store's order
    std::optional<ChunkStatistics> chunks; // of an index
    qint64 unreadable = 0; // entries that count as one of their part, but have no value to count
    QList<Error> why = {}; // of the first hundred of them
};

// One look at every entry, in slices. Threads: the store's. Anything that is written or loaded anew
// meanwhile makes it worthless. Memory: that of a ChunkCounter.
class StatisticsReader
{
public:
    static Result<StatisticsReader> begin(Store &store, const std::stop_token &stop = {});

    // Counts on as long as the slice lasts. Errors as Store::scan().
    Result<void> step(Store &store, const TaskSlice &slice);
    bool isDone() const { return m_next == m_statistics.parts.size(); }
    qint64 done() const { return m_done; } // entries
    qint64 total() const { return m_total; }
    StoreStatistics take(); // once it is done

private:
    void count(const Entry &entry, PartKind kind, StoreStatistics::Part &part);

    StoreStatistics m_statistics; // whose parts are all there
    std::optional<ChunkCounter> m_chunks;
    size_t m_next = 0;
    ScanCursor m_cursor;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

// All of it. Errors as Store::scan().
Result<StoreStatistics> statisticsOf(Store &store, const std::stop_token &stop = {});

} // namespace kvlens
