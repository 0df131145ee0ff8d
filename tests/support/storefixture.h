// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One empty store of every kind in the catalogue, and of artificial kinds that can do less, for
// tests that hold for all of them.
#pragma once

#include "stores/catalog.h"

namespace kvlens::test {

struct StoreFixture
{
    QString scheme;
    // Makes what must exist before the store can be opened in OpenMode::Create; `folder` is empty.
    StoreAddress (*make)(const QString &folder);
    CollectionRef collection;
    CollectionRef other;
    bool forgets = false; // accepts writes, keeps nothing
    bool shared = true; // two handles of one address see one store
    bool readsAnew = false; // each read is of what is stored by then, whoever has written it
    // Nothing: as the catalogue opens it.
    Result<std::unique_ptr<Store>> (*openArtificial)(const StoreAddress &address) = nullptr;

    Result<std::unique_ptr<Store>> open(const StoreAddress &address, OpenMode mode) const;
};

// Exactly one for each row of catalog(), in the same order.
const QList<StoreFixture> &storeFixtures();
// Stores that are in no catalogue: one that only lists forwards, and one that lists nothing.
const QList<StoreFixture> &artificialFixtures();
const StoreFixture &storeFixture(const QString &scheme); // of either

} // namespace kvlens::test
