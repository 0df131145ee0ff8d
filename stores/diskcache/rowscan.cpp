// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/rowscan.h"

#include "stores/deadline.h"
#include "stores/keylist.h"
#include "stores/words/reasons.h"

#include <future>

namespace kvlens {

namespace {

constexpr size_t rowsAtOnce = 512; // a slice ends behind some of them
constexpr size_t rowsWorthAThread = 64;
constexpr int keyColumn = 5; // behind rowColumns

} // namespace

Result<RowScan::Batch> RowScan::readRows(const QByteArray &first)
{
    const ReadTransaction transaction(m_connection.database());
    Result<Statement> rows = m_connection.database().prepare("SELECT " + QByteArray(rowColumns)
        + ", key, raw FROM Cache WHERE key >= ?1 AND key < ?2 AND raw = 1 ORDER BY key LIMIT ?3");
    if (!rows)
        return rows.error();
    const QByteArray &name = m_request.collection.name;
    rows->bindText(1, hasCollectionInKey() ? name + "::" + first : first);
    if (hasCollectionInKey())
        rows->bindText(2, name + ":;");
    else
        rows->bindBlob(2, {}); // behind all texts
    rows->bindInteger(3, rowsAtOnce + 1);
    Batch batch;
    batch.rows.reserve(rowsAtOnce);
    while (true) {
        const Result<bool> row = rows->step();
        if (!row && row.error().code == ErrorCode::Corrupt) {
            m_reader.noteDamage(row.error());
            batch.isCut = true;
            return batch;
        }
        if (!row)
            return row.error();
        if (!*row)
            return batch;
        RowKey key = rowKeyAt(*rows, keyColumn, keyColumn + 1);
        if (batch.rows.size() == rowsAtOnce) {
            batch.next = hasCollectionInKey() ? key.bytes.mid(name.size() + 2) : key.bytes;
            return batch;
        }
        batch.rows.emplace_back(std::move(key), rowAt(*rows));
    }
}

// Which entry a row is that is met on the way through a collection: most often one of that.
EntryRef RowScan::refOf(const RowKey &key, const CacheRow &row) const
{
    const CollectionRef &collection = m_request.collection;
    const qsizetype at = collection.name.size();
    const bool isOfIt = m_connection.rows() == RowsOf::DiskStore
        && key.bytes.startsWith(collection.name) && key.bytes.indexOf("::") == at
        && key.bytes.indexOf("::", at + 1) < 0;
    if (isOfIt)
        return {collection, key.bytes.mid(at + 2)};
    return m_reader.refOf(key, row);
}

std::vector<RowScan::Seen> RowScan::entriesOf(const Batch &batch)
{
    std::vector<Seen> entries;
    entries.reserve(batch.rows.size());
    for (const auto &[key, row] : batch.rows) {
        const EntryRef ref = refOf(key, row);
        if (ref.collection == m_request.collection)
            entries.push_back({m_reader.entryOf(ref, row, {})});
        else if (const auto guess = guessOf(key); guess && row.isText() && m_reader.isFileGone(row))
            entries.push_back({m_reader.entryOf(*guess, row, {}), true});
    }
    return entries;
}

// The entry of the collection that a row may be whose key does not tell.
std::optional<EntryRef> RowScan::guessOf(const RowKey &key) const
{
    const QByteArray prefix = m_request.collection.name + "::";
    const bool isText = key.type == SqlType::Text && isOfLibrary(m_request.collection);
    if (!isText || (hasCollectionInKey() && !key.bytes.startsWith(prefix)))
        return std::nullopt;
    return EntryRef {
        m_request.collection, hasCollectionInKey() ? key.bytes.mid(prefix.size()) : key.bytes};
}

// A program that has replaced a value since the row was read has removed the file that the row
// names, and may do so again. NotFound: there is no such entry by now, or none that is known to be
// one.
Result<Entry> RowScan::readAgain(const Seen &seen)
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
Result<bool> RowScan::visit(const std::vector<Seen> &entries, const ScanSink &sink)
{
    for (const Seen &seen : entries) {
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
    Result<Batch> batch = readRows(first);
    while (true) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, Reasons::cancelled};
        if (!batch)
            return batch.error();
        const bool isMany = batch->rows.size() >= rowsWorthAThread;
        auto entries = std::async(
            isMany ? std::launch::async : std::launch::deferred, [&] { return entriesOf(*batch); });
        const bool isLast = !batch->next || deadline.isOver();
        Result<Batch> following = isLast ? Batch {} : readRows(*batch->next);
        const Result<bool> goesOn = visit(entries.get(), sink);
        if (!goesOn)
            return goesOn.error();
        if (!*goesOn || batch->isCut)
            return m_page;
        if (!batch->next) {
            m_page.next = {{m_page.next.page.token, true}};
            return m_page;
        }
        m_page.next.key = batch->next;
        if (isLast)
            return m_page;
        batch = std::move(following);
    }
}

} // namespace kvlens
