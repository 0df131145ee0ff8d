// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Goes through the rows of a collection in the order of their keys. While a second thread makes
// entries of some rows, SQLite is asked for the next.
#pragma once

#include "stores/diskcache/cacheconnection.h"
#include "stores/diskcache/rowreader.h"

#include <vector>

namespace kvlens {

// For one scan. Connection and reader outlive it; nobody else uses the reader meanwhile.
class RowScan
{
public:
    RowScan(const CacheConnection &connection, RowReader &reader, const ScanRequest &request)
        : m_connection(connection)
        , m_reader(reader)
        , m_request(request)
    {
    }

    // From a key on; as OpenCache::scan().
    Result<ScanPage> run(QByteArray first, const ScanSink &sink, const std::stop_token &stop);

private:
    // Read as of one instant.
    struct Batch
    {
        std::vector<std::pair<RowKey, CacheRow>> rows = {};
        std::optional<QByteArray> next = {}; // the key to go on from
        bool isCut = false; // the next row stands on a damaged page
    };
    Result<Batch> readRows(const QByteArray &first);
    struct Seen
    {
        Entry entry;
        bool isGuess = false; // its value has gone, with what names its collection
    };
    std::vector<Seen> entriesOf(const Batch &batch);
    std::optional<EntryRef> guessOf(const RowKey &key) const;
    Result<Entry> readAgain(const Seen &seen);
    EntryRef refOf(const RowKey &key, const CacheRow &row) const;
    Result<bool> visit(const std::vector<Seen> &entries, const ScanSink &sink);
    bool hasCollectionInKey() const { return isCompound(m_connection.rows()); }

    const CacheConnection &m_connection;
    RowReader &m_reader;
    const ScanRequest &m_request;
    ScanPage m_page;
};

} // namespace kvlens
