// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A store that was opened as one kind and is another.
#pragma once

#include "stores/store.h"

namespace kvlens {

// A place whose address says the kind, and in which nothing of that kind is, though it looks like
// another: what is in it was not seen. `collections` are all of the store, listed. Nothing: it is
// what it is called, or empty.
std::optional<Problem> otherKindThere(
    const StoreAddress &address, const QList<CollectionInfo> &collections);

// Something can be read there as what the address says, and yet it looks like another kind and not
// at all like that one: a folder of JSON files as one of an index. Nothing is hidden by it. Reads
// what recognise() reads.
std::optional<Problem> looksLikeOther(const StoreAddress &address);

} // namespace kvlens
