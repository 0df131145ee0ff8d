// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opening a store for one command: address, recognition and loading in one step.
#pragma once

#include "stores/catalog.h"

namespace kvlens {

struct OpenedStore
{
    std::unique_ptr<Store> store; // never null; loaded to the end
    QList<CollectionInfo> collections;
    QList<Problem> hiding; // damage behind which there may be more
};

// `address` as typed, written as `manner` says. Invalid: it is no address. Else as openStore(),
// load() and collections(). When another program writes meanwhile, it is loaded once more.
Result<OpenedStore> openAndLoad(
    const QByteArray &address, OpenMode mode, const WriteManner &manner = {});

// The entry as it is stored now, as readUpTo(): when another program has written into the store
// since it was loaded, that is loaded anew, once. Conflict: it was written to again. Corrupt: it is
// not found in what is there now, which is damaged, or only half of what is being written.
Result<Entry> readAsStored(Store &store, const EntryRef &ref, qint64 limit);

} // namespace kvlens
