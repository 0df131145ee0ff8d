// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/multidisk/basefolder.h"

#include "stores/diskcache/rowreader.h"
#include "stores/diskcache/survivingrows.h"
#include "stores/file/fileio.h"
#include "stores/multidisk/foldernames.h"
#include "stores/multidisk/oldfolder.h"
#include "stores/pathtext.h"

#include <QFileInfo>

#include <algorithm>

namespace kvlens {

namespace {

constexpr qsizetype namesTried = 2000; // values of a DiskStore are in 256 folders
constexpr int cachesTried = 100;
constexpr int baseRowsTried = 20;

Result<CacheConnection> openedToLook(const QString &folder)
{
    return CacheConnection::open(pathBytes(folder), OpenMode::ReadOnly, RowsOf::MultiDiskStore, {});
}

// The collection that the first envelope names; nothing: none of the first does.
std::optional<QByteArray> firstCollection(const CacheConnection &cache, const QString &folder)
{
    SurvivingRows rows(cache.database());
    RowReader reader(cache.database(), ValueFiles(pathBytes(folder)), cache.rows());
    for (int count = 0; count < baseRowsTried; ++count) {
        const Result<std::optional<SurvivingRows::Row>> next = rows.next();
        if (!next || !*next)
            return std::nullopt;
        const Result<std::optional<CacheRow>> row = reader.findById((*next)->id);
        const std::optional<EntryNames> names
            = row && *row ? reader.namesOf(**row, RowReader::Reads::HeadOfFile) : std::nullopt;
        if (names)
            return names->collection;
    }
    return std::nullopt;
}

} // namespace

bool holdsCollection(const QString &folder)
{
    if (!holdsCache(folder))
        return false;
    const Result<CacheConnection> cache = openedToLook(folder);
    if (!cache || cache->isEmpty())
        return false;
    return cache->rows() == RowsOf::MultiDiskStore
        || isOldFolder(*cache, pathBytes(QFileInfo(folder).fileName())).value_or(false);
}

bool holdsCollections(const QString &base)
{
    int tried = 0;
    const QList<QByteArray> names = namesAt(base, namesTried);
    return std::any_of(names.begin(), names.end(), [&](const QByteArray &name) {
        const QString folder = base + u'/' + pathText(name);
        return tried < cachesTried && holdsCache(folder) && ++tried > 0 && holdsCollection(folder);
    });
}

BaseDatabase baseDatabaseIn(const QString &base)
{
    if (!holdsCache(base))
        return BaseDatabase::None;
    const Result<CacheConnection> cache = openedToLook(base);
    if (!cache)
        return BaseDatabase::None;
    if (cache->isEmpty())
        return BaseDatabase::Possible;
    if (cache->rows() != RowsOf::MultiDiskStore)
        return BaseDatabase::None;
    const std::optional<QByteArray> collection = firstCollection(*cache, base);
    return collection && folderNameOf(*collection).isEmpty() ? BaseDatabase::Proven
                                                             : BaseDatabase::None;
}

QByteArray folderInBase(const QByteArray &base, const QByteArray &name)
{
    return name.isEmpty() ? base : base + '/' + name;
}

} // namespace kvlens
