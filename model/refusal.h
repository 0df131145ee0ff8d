// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is known before a persist of how it would end.
#pragma once

#include "model/storesession.h"

namespace kvlens {

// Why persist() would write nothing now, as far as is known: the store is read-only, or has to be
// read again first. Nothing: each edit is written unless it is blocked.
std::optional<Error> refusalOf(const StoreSession &session);

// Why no entry could have that key, which is not stored yet, as far as the store says. Nothing: one
// can, or there is no knowing. `collections` are those that are there: their names are taken as
// they are. May look at a disk.
std::optional<Error> refusalOfKey(
    const StoreInfo &store, const QList<CollectionInfo> &collections, const EntryRef &ref);

// Why the store could not hold that value in place of `seen`, though it is JSON. Nothing: it could,
// there is no knowing, or it is too long to be looked at (shownWhole). May look at a disk.
std::optional<Error> refusalOfValue(
    const StoreInfo &store, const Entry &seen, const QByteArray &value);

// How many of its edits persist() would write now.
qsizetype writableIn(const StoreSession &session);

} // namespace kvlens
