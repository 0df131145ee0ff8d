// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How large a store and its parts are.
#pragma once

#include "model/statistics/chunkstatistics.h"
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

// One look at every entry. Errors as Store::scan().
Result<StoreStatistics> statisticsOf(Store &store, const std::stop_token &stop = {});

} // namespace kvlens
