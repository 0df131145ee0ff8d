// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/rowsorigin.h"

#include "stores/diskcache/rowreader.h"
#include "stores/diskcache/survivingrows.h"

namespace kvlens {

namespace {

constexpr int rowsLookedAt = 20;

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
    return RowsOrigin {found, rows.damage()};
}

} // namespace kvlens
