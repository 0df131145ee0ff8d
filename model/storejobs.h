// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session has done on the worker: plain functions of a store and values.
#pragma once

#include "model/keylisting.h"
#include "model/stagedstate.h"
#include "model/taskslice.h"
#include "stores/store.h"

namespace kvlens {

// What there is to know of a store without looking at its keys.
struct Overview
{
    StoreInfo info;
    QList<CollectionInfo> collections;
    QList<Problem> problems;
    LoadProgress progress;
};

Result<Overview> lookOver(Store &store, const std::stop_token &stop);

// One slice of load(), and what is known then.
Result<Overview> loadSlice(Store &store, const TaskSlice &slice);
// The same of all anew. Nothing: the store is gone, and what was read of it is kept.
Result<std::optional<Overview>> reloadSlice(Store &store, bool isFirst, const TaskSlice &slice);

struct Relisting
{
    Overview overview;
    QList<KeyListing::Answer> pages;
};

// The same pages again, after the keys have changed. Those of a collection that is gone are
// left out.
Result<Relisting> listAgain(
    Store &store, const QList<KeyListing::Request> &pages, const std::stop_token &stop);

// One slice of load(), and the same `pages` again if positions mean other keys since `before`.
struct LoadedSlice
{
    Relisting listing;
    bool isRearranged = false; // else there are no pages
};
Result<LoadedSlice> loadSliceAndList(Store &store, const QList<CollectionInfo> &before,
    const QList<KeyListing::Request> &pages, const TaskSlice &slice);

// One entry per ref; one that is not there comes as absentEntry(). Any other error ends it.
// Unsupported: a value has more than `limit` bytes.
Result<QList<Entry>> readAll(
    Store &store, const QList<EntryRef> &refs, qint64 limit, const std::stop_token &stop);

// The entries are read and edited().
Result<StagedState> readAndEdit(Store &store, const QList<EntryRef> &refs,
    const StagedState &before, const EditFunction &edit, const std::stop_token &stop);

struct Reloaded
{
    Relisting listing;
    QList<Entry> entries; // the known ones, as they are stored now
    StagedState after; // rebased() on these
};

// After load() has finished: the same pages again, and what is stored of the known entries now,
// under the edits. Values that are the same share the memory of those known.
Result<Reloaded> listAndRead(Store &store, const QList<KeyListing::Request> &pages,
    const QList<Entry> &known, const StagedState &before, const std::stop_token &stop);

struct KeyWalk
{
    KeyCursor cursor;
    qint64 position = 0; // of the cursor
    qint64 found = -1;
};

// Goes on looking for a key for a slice; `cursor.atEnd`: looked everywhere.
Result<KeyWalk> walkToKey(Store &store, KeyWalk &walk, const EntryRef &ref, const TaskSlice &slice);

} // namespace kvlens
