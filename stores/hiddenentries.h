// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keys that stand more than once: readers see the last, and if that alone goes, the one before it.
#pragma once

#include "stores/store.h"

namespace kvlens {

// Whether entries of the collection hide others of the same key.
bool hidesEntries(const QList<CollectionInfo> &collections, const CollectionRef &collection);

// Those that the effective ones among the refs hide, whole; the nearest first. Errors as
// Store::read(), but NotFound.
Result<QList<Entry>> entriesHiddenBy(
    Store &store, QList<EntryRef> refs, const std::stop_token &stop = {});

} // namespace kvlens
