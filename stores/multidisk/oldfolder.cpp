// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/multidisk/oldfolder.h"

#include "stores/diskcache/rowsorigin.h"
#include "stores/multidisk/foldernames.h"

namespace kvlens {

namespace {

constexpr QByteArrayView compoundDivider("::");
constexpr int mostShared = 100; // collections in one folder; of more nobody has heard

} // namespace

Result<bool> isOldFolder(const CacheConnection &cache, const QByteArray &name)
{
    if (cache.rows() != RowsOf::DiskStore || cache.namesCollections())
        return false;
    QByteArray behind;
    for (int count = 0; count < mostShared; ++count) {
        const Result<std::optional<RowKey>> first = firstRowFrom(cache.database(), behind);
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
        behind = collection + ":;"; // comes behind all rows of it
    }
    return false;
}

} // namespace kvlens
