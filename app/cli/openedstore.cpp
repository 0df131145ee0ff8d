// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/openedstore.h"

#include "stores/pathtext.h"

namespace kvlens {

namespace {

bool isConflict(const Error &error)
{
    return error.code == ErrorCode::Conflict;
}

Result<void> loadAnew(Store &store)
{
    if (Result<void> forgotten = forgetAll(store); !forgotten)
        return forgotten;
    return loadAll(store);
}

Result<LoadReport> loadTwiceAtMost(Store &store)
{
    Result<LoadReport> loaded = loadUntil(store, LoadUntil::Listed);
    if (loaded || !isConflict(loaded.error()))
        return loaded;
    if (const Result<void> forgotten = forgetAll(store); !forgotten)
        return forgotten.error();
    return loadUntil(store, LoadUntil::Listed);
}

} // namespace

Result<OpenedStore> openAndLoad(const QByteArray &address, OpenMode mode, const WriteManner &manner)
{
    const Result<StoreAddress> parsed = parseStoreAddress(pathText(address));
    if (!parsed)
        return parsed.error();
    Result<std::unique_ptr<Store>> store
        = openStore({.address = *parsed, .mode = mode, .manner = [manner] { return manner; }});
    if (!store)
        return store.error();
    const Result<LoadReport> loaded = loadTwiceAtMost(**store);
    if (!loaded)
        return loaded.error();
    Result<QList<CollectionInfo>> collections = (*store)->collections({});
    if (!collections)
        return collections.error();
    return OpenedStore {
        *std::move(store), *std::move(collections), hidingEntries(loaded->problems)};
}

Result<Entry> readAsStored(Store &store, const EntryRef &ref, qint64 limit)
{
    Result<Entry> entry = readUpTo(store, {ref}, limit).takeFirst();
    if (entry || !isConflict(entry.error()))
        return entry;
    if (const Result<void> loaded = loadAnew(store); !loaded)
        return loaded.error();
    entry = readUpTo(store, {ref}, limit).takeFirst();
    if (entry || entry.error().code != ErrorCode::NotFound)
        return entry;
    const Result<QList<Problem>> problems = problemsOf(store);
    const QList<Problem> hiding = problems ? hidingEntries(*problems) : QList<Problem>();
    return hiding.isEmpty() ? entry : hiding.first().error;
}

} // namespace kvlens
