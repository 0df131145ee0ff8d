// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/rowsorigin.h"

#include "stores/diskcache/rowreader.h"
#include "stores/diskcache/survivingrows.h"

namespace kvlens {

namespace {

constexpr int rowsLookedAt = 20;
constexpr int collectionsLookedAt = 100;

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

// Past all rows "collection::key": whether a later version has written others beside them.
Result<bool> isMultiDiskBehind(const Database &database, RowReader &reader)
{
    QByteArray from;
    for (int count = 0; count < collectionsLookedAt; ++count) {
        const Result<std::optional<RowKey>> key = firstRowFrom(database, from);
        if (!key || !*key)
            return key ? Result<bool>(false) : key.error();
        const Result<std::optional<CacheRow>> row = reader.find(**key);
        if (!row || !*row)
            return row ? Result<bool>(false) : row.error();
        const Origin origin = originOf(**key, **row, reader);
        const qsizetype at = (*key)->bytes.indexOf("::");
        if (origin.isSure || at < 0)
            return origin.isSure && origin.rows == RowsOf::MultiDiskStore;
        from = (*key)->bytes.left(at) + ":;";
    }
    return false;
}

} // namespace

Result<std::optional<RowKey>> firstRowFrom(const Database &database, const QByteArray &text)
{
    Result<Statement> rows = database.prepare(text.isEmpty()
            ? "SELECT key, raw FROM Cache WHERE key IS NOT NULL ORDER BY key, raw LIMIT 1"
            : "SELECT key, raw FROM Cache WHERE key >= ?1 ORDER BY key, raw LIMIT 1");
    if (!rows)
        return rows.error();
    if (!text.isEmpty())
        rows->bindText(1, text);
    const Result<bool> row = rows->step();
    if (!row)
        return row.error();
    return *row ? std::optional(rowKeyAt(*rows, 0, 1)) : std::nullopt;
}

Result<RowsOrigin> originOfRows(const Database &database, const QByteArray &folder)
{
    SurvivingRows rows(database);
    RowReader reader(database, ValueFiles(folder), RowsOf::AnyProgram);
    std::optional<RowsOf> found;
    for (int count = 0; count < rowsLookedAt; ++count) {
        const Result<std::optional<SurvivingRows::Row>> next = rows.next();
        if (!next)
            return next.error();
        if (!*next)
            break;
        const Result<std::optional<CacheRow>> row = reader.findById((*next)->id);
        if (!row && row.error().code != ErrorCode::Corrupt)
            return row.error();
        const Origin origin = row && *row ? originOf((*next)->key, **row, reader) : Origin {};
        if (origin.isSure)
            return RowsOrigin {origin.rows, rows.damage(), found != RowsOf::DiskStore};
        if (!found || origin.rows == RowsOf::DiskStore)
            found = origin.rows;
    }
    if (found == RowsOf::DiskStore && !rows.damage()) {
        const Result<bool> isMixed = isMultiDiskBehind(database, reader);
        const bool isDamaged = !isMixed && isMixed.error().code == ErrorCode::Corrupt;
        if (!isMixed && !isDamaged)
            return isMixed.error();
        if (isMixed && *isMixed)
            found = RowsOf::MultiDiskStore;
    }
    return RowsOrigin {found, rows.damage()};
}

} // namespace kvlens
