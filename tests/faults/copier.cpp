// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// copier SOURCE TARGET: copies a store into a new one, as `kvlens convert` does, and prints "whole"
// when it is told as done. For the tests of losses.
#include "model/copyplace.h"
#include "stores/catalog.h"

#include <QString>

#include <cstdio>
#include <dlfcn.h>

using namespace kvlens;

namespace {

Result<std::unique_ptr<Store>> opened(const char *typed, OpenMode mode)
{
    const Result<StoreAddress> address = parseStoreAddress(QString::fromLocal8Bit(typed));
    if (!address)
        return address.error();
    Result<std::unique_ptr<Store>> store = openStore({.address = *address, .mode = mode});
    const Result<void> loaded = store ? loadAll(**store) : Result<void>(store.error());
    return loaded ? std::move(store) : loaded.error();
}

Result<void> copied(Store &from, Store &to)
{
    CopySource source(to.info());
    CopyPlace place(to.info());
    while (true) {
        const Result<CopyBatch> batch = source.readOn(from, TaskSlice::unhurried({}));
        if (!batch)
            return batch.error();
        if (Result<void> written = place.write(to, *batch); !written)
            return written;
        if (batch->atEnd)
            return place.finish();
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    const Result<std::unique_ptr<Store>> from = opened(argv[1], OpenMode::ReadOnly);
    const Result<std::unique_ptr<Store>> to = opened(argv[2], OpenMode::Create);
    if (!from || !to)
        return 3;
    if (const auto begin = reinterpret_cast<void (*)()>(::dlsym(RTLD_DEFAULT, "kvlensFaultsBegin")))
        begin();
    if (!copied(**from, **to))
        return 3;
    std::puts("whole");
    return 0;
}
