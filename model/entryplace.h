// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where an entry stands, for people. Pure.
#pragma once

#include "stores/entry.h"
#include "stores/storeaddress.h"

namespace kvlens {

// "docstore.json ▸ docstore/data", without the file where there is only one.
QString collectionLabel(const CollectionRef &collection);
// The name of the store in front of that; once where both have the same.
QString collectionPath(const QString &store, const CollectionRef &collection);
// The name of a store, with as many folders before it as tell it from the others.
QString nameAmong(const StoreAddress &store, const QList<StoreAddress> &others);

} // namespace kvlens
