// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The folders of a FanoutCache of diskcache, "000", "001", …, each of which is a cache.
#pragma once

#include "stores/diskcache/rowkey.h"

#include <QList>

namespace kvlens {

// The names of the folders in `folder` that have a database of diskcache, in their order. Links are
// left out, as no library makes them; those that lead to such a folder, or nowhere, are put into
// `links`. One of which it cannot be told is named too: opening it says why. Errors as
// openForReading().
Result<QList<QByteArray>> cacheFoldersIn(
    const QByteArray &folder, QList<QByteArray> *links = nullptr);

// Whether the folders are numbered as those of a FanoutCache, and none is missing.
bool areShards(const QList<QByteArray> &folders);

// Whether the folder is a FanoutCache: a MultiDiskStore may have collections of such names.
bool holdsFanoutCache(const QString &folder);

// In which of `count` folders the library looks for a key.
qsizetype shardOf(const RowKey &key, qsizetype count);

} // namespace kvlens
