// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writing staged edits: plain functions of a store and values, for the worker.
#pragma once

#include "model/persist.h"
#include "model/stagedstate.h"
#include "model/storejobs.h"

namespace kvlens {

struct PersistRequest
{
    ChangeSet sent; // what is to be written, but for what is blocked
    StagedState before; // all there is
    QList<KeyListing::Request> pages; // to be listed again
};

struct Persisted
{
    StagedState after; // confirmed() of what was before
    QHash<EntryRef, EntryRef> moved; // movedBy()
    PersistReport report;
    QList<Write> written; // what the store has accepted
    bool anyConflict = false;
    std::optional<Result<Relisting>> listing = std::nullopt; // nothing: the store was not reached
};

// A slice of loading; nothing yet. Or, when that is done, writes and lists again. What cannot be
// loaded has refused every write.
using SharedPersisted = std::shared_ptr<const Persisted>;
SharedPersisted persistSlice(Store &store, const PersistRequest &request, const TaskSlice &slice);

} // namespace kvlens
