// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Goes through the rows of a collection in the order of their keys. Where the keys are known ahead,
// a second thread with a connection of its own reads every other span of them.
#pragma once

#include "stores/diskcache/cacheconnection.h"
#include "stores/diskcache/rowspan.h"

#include <functional>
#include <future>

namespace kvlens {

// The key that stands SpanReader::rowsAtOnce behind one in the list. Nothing: there is none, or it
// is not known. Called on the thread of the scan.
using KeyAhead = std::function<std::optional<QByteArray>(const QByteArray &key)>;

// For one scan. Connection and reader outlive it; nobody else uses them meanwhile.
class RowScan
{
public:
    RowScan(const CacheConnection &connection, RowReader &reader, const ScanRequest &request,
        KeyAhead keyAhead);

    // From a key on; as OpenCache::scan().
    Result<ScanPage> run(QByteArray first, const ScanSink &sink, const std::stop_token &stop);

private:
    // What the second thread uses.
    struct Second
    {
        Database database;
        RowReader reader;
        SpanReader spans;
        Second(
            Database opened, const RowReader &like, RowsOf rows, const CollectionRef &collection);
    };
    // The span that it reads.
    struct Ahead
    {
        QByteArray first;
        std::optional<QByteArray> end;
        std::future<Result<RowBatch>> batch;
    };

    void startAhead(const QByteArray &from, const std::stop_token &stop);
    Second *second(const std::stop_token &stop);
    Result<RowBatch> batchFrom(const QByteArray &from, std::optional<QByteArray> &next);
    Result<Entry> readAgain(const SeenEntry &seen);
    bool visit(const std::vector<SeenEntry> &entries, const ScanSink &sink);

    const CacheConnection &m_connection;
    RowReader &m_reader;
    const ScanRequest &m_request;
    KeyAhead m_keyAhead;
    SpanReader m_spans;
    std::unique_ptr<Second> m_second; // once it is wanted; null: there is none to be had
    bool m_isAlone = false; // it was wanted in vain
    std::optional<Ahead> m_ahead; // goes before m_second, which it uses
    ScanPage m_page;
};

} // namespace kvlens
