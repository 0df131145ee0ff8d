// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names that were typed with --escaped, as JsonWriter prints them.
#pragma once

#include "stores/store.h"

namespace kvlens {

// The names, in the order in which they are tried, that one may stand for: where names are bytes,
// \udc80 to \udcff are the bytes 80 to ff; in a store of text they are lone surrogates, or else
// such bytes, of a file that is not UTF-8. `isEscaped`: it was typed so; else it is what it is.
QList<QByteArray> namesMeant(const StoreInfo &store, const QByteArray &typed, bool isEscaped);

// The first of them that is a key of the collection; of none the first.
QByteArray keyMeant(
    Store &store, const CollectionRef &collection, const QByteArray &typed, bool isEscaped);

} // namespace kvlens
