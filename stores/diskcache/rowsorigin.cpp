// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/rowsorigin.h"

#include "stores/diskcache/rowreader.h"

namespace kvlens {

namespace {

constexpr int rowsLookedAt = 20;
constexpr int keyOfRow = 5; // behind rowColumns

struct Origin
{
    RowsOf rows = RowsOf::AnyProgram;
    bool isSure = false; // the envelope says so; else it only does not say otherwise
};

Origin originOf(const RowKey &key, const CacheRow &row, const RowReader &reader)
{
    if (key.type != SqlType::Text || key.raw != 1 || !row.isText())
        return {};
    if (const std::optional<EntryNames> names = reader.namesOf(row, RowReader::Reads::HeadOfFile)) {
        const bool isDiskStore = names->collection + "::" + names->key == key.bytes;
        if (isDiskStore || names->key == key.bytes)
            return {isDiskStore ? RowsOf::DiskStore : RowsOf::MultiDiskStore, true};
    }
    const bool mayBe = key.bytes.contains("::") && looksLikeEnvelope(row);
    return {mayBe ? RowsOf::DiskStore : RowsOf::AnyProgram};
}

} // namespace

Result<std::optional<RowsOf>> originOfRows(const Database &database, const QByteArray &folder)
{
    Result<Statement> rows = database.prepare(
        "SELECT " + QByteArray(rowColumns) + ", key, raw FROM Cache ORDER BY rowid LIMIT ?1");
    if (!rows)
        return rows.error();
    rows->bindInteger(1, rowsLookedAt);
    const RowReader reader(database, ValueFiles(folder), RowsOf::AnyProgram);
    std::optional<RowsOf> found;
    while (true) {
        const Result<bool> row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            return found;
        const Origin origin
            = originOf(rowKeyAt(*rows, keyOfRow, keyOfRow + 1), rowAt(*rows), reader);
        if (origin.isSure)
            return std::optional(origin.rows);
        if (!found || origin.rows == RowsOf::DiskStore)
            found = origin.rows;
    }
}

} // namespace kvlens
