// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/rowscan.h"

#include "stores/deadline.h"
#include "stores/halves.h"
#include "stores/keylist.h"
#include "stores/words/reasons.h"

namespace kvlens {

RowScan::Second::Second(
    Database opened, const RowReader &like, RowsOf rows, const CollectionRef &collection)
    : database(std::move(opened))
    , reader(database, like.files(), rows)
    , spans(database, reader, rows, collection)
{
}

RowScan::RowScan(const CacheConnection &connection, RowReader &reader, const ScanRequest &request,
    KeyAhead keyAhead)
    : m_connection(connection)
    , m_reader(reader)
    , m_request(request)
    , m_keyAhead(std::move(keyAhead))
    , m_spans(connection.database(), reader, connection.rows(), request.collection)
{
}

// Null: this thread does it all.
RowScan::Second *RowScan::second(const std::stop_token &stop)
{
    if (m_second || m_isAlone)
        return m_second.get();
    if (Result<Database> opened = m_connection.openAnother()) {
        m_second = std::make_unique<Second>(
            *std::move(opened), m_reader, m_connection.rows(), m_request.collection);
        m_second->database.watch(stop);
    }
    m_isAlone = !m_second;
    return m_second.get();
}

// Begins with the span behind the one that this thread reads next.
void RowScan::startAhead(const QByteArray &from, const std::stop_token &stop)
{
    const std::optional<QByteArray> first = m_keyAhead(from);
    if (!first || !second(stop))
        return;
    const RowSpan span {*first, m_keyAhead(*first)};
    m_ahead = Ahead {span.first, span.end,
        std::async(withAThread, [this, span] { return m_second->spans.read(span); })};
}

// `next`: the key to go on from. What fails on the other connection is tried on ours, and told.
Result<RowBatch> RowScan::batchFrom(const QByteArray &from, std::optional<QByteArray> &next)
{
    RowSpan span {from, m_ahead ? std::optional(m_ahead->first) : m_keyAhead(from)};
    Result<RowBatch> batch = RowBatch {};
    if (m_ahead && m_ahead->first == from) {
        span.end = m_ahead->end;
        batch = m_ahead->batch.get();
        m_ahead.reset();
        if (!batch || batch->isCut)
            batch = m_spans.read(span);
    } else {
        batch = m_spans.read(span);
    }
    if (batch)
        next = batch->next ? batch->next : span.end;
    return batch;
}

// A program that has replaced a value since the row was read has removed the file that the row
// names, and may do so again. NotFound: there is no such entry by now, or none that is known to be
// one.
Result<Entry> RowScan::readAgain(const SeenEntry &seen)
{
    constexpr int attempts = 4;
    Result<Entry> entry = seen.entry;
    const auto isGone
        = [&] { return entry && entry->problem && entry->problem->code == ErrorCode::NotFound; };
    for (int attempt = 0; attempt < attempts && isGone(); ++attempt)
        entry = m_reader.read(seen.entry.ref, {});
    if (isGone() && seen.isGuess)
        return *entry->problem;
    return entry || entry.error().code == ErrorCode::NotFound ? entry : seen.entry;
}

// False: the sink wants no more.
bool RowScan::visit(const std::vector<SeenEntry> &entries, const ScanSink &sink)
{
    for (const SeenEntry &seen : entries) {
        const Result<Entry> entry = readAgain(seen);
        if (!entry)
            continue;
        const Visit visit = sink(*entry);
        if (visit == Visit::Defer) {
            m_page.next.key = entry->ref.key;
            return false;
        }
        ++m_page.entries;
        m_page.next = {cursorBehind(entry->ref.key)};
        if (visit == Visit::Stop)
            return false;
    }
    return true;
}

Result<ScanPage> RowScan::run(QByteArray first, const ScanSink &sink, const std::stop_token &stop)
{
    const Deadline deadline(m_request.budget);
    m_page = {m_request.from};
    std::optional<QByteArray> from = std::move(first);
    while (true) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, Reasons::cancelled};
        if (!m_ahead && !deadline.isOver())
            startAhead(*from, stop);
        std::optional<QByteArray> next;
        const Result<RowBatch> batch = batchFrom(*from, next);
        if (!batch)
            return batch.error();
        if (!m_ahead && next && !deadline.isOver())
            startAhead(*next, stop);
        if (!visit(batch->entries, sink) || batch->isCut)
            return m_page;
        if (!next) {
            m_page.next = {{m_page.next.page.token, true}};
            return m_page;
        }
        m_page.next.key = next;
        from = next;
        const bool isReadAlready = m_ahead && m_ahead->first == *from;
        if (deadline.isOver() && !isReadAlready)
            return m_page;
    }
}

} // namespace kvlens
