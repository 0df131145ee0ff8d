// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits that were kept, staged again over what is stored now.
#pragma once

#include "model/stagedstate.h"
#include "model/taskslice.h"
#include "stores/store.h"

namespace kvlens {

// What came of edits that were kept over a crash.
struct RestoredEdits
{
    qsizetype staged = 0;
    qsizetype stored = 0; // what they want is what is stored by now
    QList<EntryRef> leftOut = {}; // they are edited already
    qsizetype earlier = 0; // left out, as there was a later one of the same entry
};

// A job of a Task: reads the entries of kept edits, a batch after the other, and stages these over
// them. Its state is in it from slice to slice.
struct Restoring
{
    using Answer = std::optional<std::pair<StagedState, RestoredEdits>>; // nothing: not done yet

    ChangeSet kept;
    StagedState state;
    QList<EntryRef> refs = {}; // of the kept ones
    qsizetype done = 0;
    RestoredEdits report = {};

    Result<Answer> operator()(Store &store, const TaskSlice &slice);

private:
    void add(const QList<Entry> &now);
};

} // namespace kvlens
