// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/rowspan.h"

namespace kvlens {

namespace {

constexpr int spanKeyColumn = 5; // behind rowColumns

} // namespace

QByteArray SpanReader::rowKeyOf(const QByteArray &key) const
{
    return isCompound(m_rows) ? m_collection.name + "::" + key : key;
}

Result<Statement> SpanReader::statementFor(const RowSpan &span) const
{
    Result<Statement> rows = m_database.prepare("SELECT " + QByteArray(rowColumns)
        + ", key, raw FROM Cache WHERE key >= ?1 AND key < ?2 AND raw = 1 ORDER BY key LIMIT ?3");
    if (!rows)
        return rows;
    rows->bindText(1, rowKeyOf(span.first));
    if (span.end)
        rows->bindText(2, rowKeyOf(*span.end));
    else if (isCompound(m_rows))
        rows->bindText(2, m_collection.name + ":;");
    else
        rows->bindBlob(2, {}); // behind all texts
    rows->bindInteger(3, rowsAtOnce + 1);
    return rows;
}

Result<RowBatch> SpanReader::read(const RowSpan &span)
{
    const ReadTransaction transaction(m_database);
    Result<Statement> rows = statementFor(span);
    if (!rows)
        return rows.error();
    RowBatch batch;
    batch.entries.reserve(rowsAtOnce);
    for (size_t count = 0;; ++count) {
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
        const RowKey key = rowKeyAt(*rows, spanKeyColumn, spanKeyColumn + 1);
        if (count == rowsAtOnce) {
            batch.next
                = isCompound(m_rows) ? key.bytes.mid(m_collection.name.size() + 2) : key.bytes;
            return batch;
        }
        add(key, rowAt(*rows), batch);
    }
}

void SpanReader::add(const RowKey &key, const CacheRow &row, RowBatch &batch)
{
    const EntryRef ref = refOf(key, row);
    if (ref.collection == m_collection)
        batch.entries.push_back({m_reader.entryOf(ref, row, {})});
    else if (const auto guess = guessOf(key); guess && row.isText() && m_reader.isFileGone(row))
        batch.entries.push_back({m_reader.entryOf(*guess, row, {}), true});
}

// Which entry a row is that is met on the way through a collection: most often one of that.
EntryRef SpanReader::refOf(const RowKey &key, const CacheRow &row) const
{
    const qsizetype at = m_collection.name.size();
    const bool isOfIt = m_rows == RowsOf::DiskStore && key.bytes.startsWith(m_collection.name)
        && soleDivider(key.bytes) == at;
    if (isOfIt)
        return {m_collection, key.bytes.mid(at + keyDivider.size())};
    return m_reader.refOf(key, row);
}

// The entry of the collection that a row may be whose key does not tell.
std::optional<EntryRef> SpanReader::guessOf(const RowKey &key) const
{
    const QByteArray prefix = m_collection.name + "::";
    const bool isText = key.type == SqlType::Text && isOfLibrary(m_collection);
    if (!isText || (isCompound(m_rows) && !key.bytes.startsWith(prefix)))
        return std::nullopt;
    return EntryRef {m_collection, isCompound(m_rows) ? key.bytes.mid(prefix.size()) : key.bytes};
}

} // namespace kvlens
