// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/multidisk/oldfolder.h"

#include "stores/diskcache/rowkey.h"
#include "stores/multidisk/foldernames.h"

namespace kvlens {

namespace {

constexpr QByteArrayView compoundDivider("::");
constexpr int mostShared = 100; // collections in one folder; of more nobody has heard

// Behind all rows of a collection comes ":;".
Result<std::optional<RowKey>> firstRowBehind(const Database &database, const QByteArray &text)
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

} // namespace

Result<bool> isOldFolder(const CacheConnection &cache, const QByteArray &name)
{
    if (cache.rows() != RowsOf::DiskStore || cache.namesCollections())
        return false;
    QByteArray behind;
    for (int count = 0; count < mostShared; ++count) {
        const Result<std::optional<RowKey>> first = firstRowBehind(cache.database(), behind);
        if (!first)
            return first.error();
        if (!*first)
            return count > 0;
        const RowKey &key = **first;
        const qsizetype at = key.bytes.indexOf(compoundDivider);
        const bool isText = key.type == SqlType::Text && key.raw == 1 && at >= 0;
        const QByteArray collection = key.bytes.left(at);
        if (!isText || folderNameOf(collection) != name)
            return false;
        behind = collection + ":;";
    }
    return false;
}

} // namespace kvlens
