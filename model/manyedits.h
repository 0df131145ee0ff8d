// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One edit of many entries, behind which nobody waits.
#pragma once

#include "model/stagedstate.h"
#include "model/taskslice.h"
#include "stores/store.h"

namespace kvlens {

constexpr qsizetype editedAtOnce = 256; // entries

// A job of a Task: reads entries as stored and edits them, a batch after the other. Its state is in
// it from slice to slice.
struct ManyEdits
{
    enum class Reach : quint8 { Named, AndHidden }; // also those that they hide
    struct Answer
    {
        std::optional<StagedState> state; // nothing: not done yet
        qsizetype done; // entries
        bool allThere; // none so far was absent
    };

    QList<EntryRef> refs;
    StagedState state;
    EditFunction edit;
    Reach reach = Reach::Named;
    qsizetype done = 0;
    bool allThere = true;

    // Errors as readAll(), of values that are too long to be edited.
    Result<Answer> operator()(Store &store, const TaskSlice &slice);
};

bool areThere(const QList<Entry> &entries); // all are stored

} // namespace kvlens
