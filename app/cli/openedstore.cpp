// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/openedstore.h"

#include <QFile>

namespace kvlens {

Result<OpenedStore> openAndLoad(const QByteArray &address, OpenMode mode)
{
    const Result<StoreAddress> parsed = parseStoreAddress(QFile::decodeName(address));
    if (!parsed)
        return parsed.error();
    Result<std::unique_ptr<Store>> store = openStore({*parsed, mode});
    if (!store)
        return store.error();
    if (const Result<void> loaded = loadAll(**store); !loaded)
        return loaded.error();
    Result<QList<CollectionInfo>> collections = (*store)->collections({});
    if (!collections)
        return collections.error();
    return OpenedStore {*std::move(store), *std::move(collections)};
}

} // namespace kvlens
