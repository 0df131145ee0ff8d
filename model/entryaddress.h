// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How an entry is had outside of this program. Pure.
#pragma once

#include "stores/store.h"

namespace kvlens {

// The command that prints its value, for a shell; `store` is the full address.
QString getCommand(
    const StoreAddress &store, const EntryRef &ref, const QList<CollectionInfo> &collections);

// The lines of Python that read it with the library of its store, UTF-8. Unsupported: there are
// none.
Result<QByteArray> pythonLines(
    const StoreAddress &store, const EntryRef &ref, const QList<CollectionInfo> &collections);

} // namespace kvlens
