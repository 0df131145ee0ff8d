// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is staged and what is known of it, as one value: where there are many edits it is worked on
// by the worker and handed back.
#pragma once

#include "model/changeset.h"
#include "model/knownentries.h"

#include <QHash>

namespace kvlens {

struct StagedState
{
    ChangeSet changes;
    KnownEntries known;
    int generation = 0; // grows when something else is stored

    // What is stored of entries that an editor has seen, of which our own persist may have replaced
    // some. What was seen later than known is known from now on.
    QList<Entry> look(const QList<Entry> &seen);
};

// Is given edits and entries as they are stored, and changes the edits.
using EditFunction = std::function<void(ChangeSet &, const QList<Entry> &)>;
StagedState edited(StagedState state, const QList<Entry> &seen, const EditFunction &edit);

// After the edits of `sent` were written: those that succeeded are gone, failures are with theirs.
StagedState confirmed(
    StagedState state, const ChangeSet &sent, const QList<WriteOutcome> &outcomes);

// After entries were read again: the edits rest on what is stored now.
StagedState rebased(StagedState state, const QList<Entry> &now);

// After a crash: edits that were kept are staged again over what is stored now, but for those of
// entries that are edited already. Values that did not change share the memory of those kept.
StagedState restored(StagedState state, const ChangeSet &kept, QList<Entry> now);

// Brings edits that were made while the worker turned `before` into `after` into the latter.
// `redo` is what the worker did, for one entry.
using RedoFunction = std::function<void(ChangeSet &changes, const EntryRef &ref)>;
ChangeSet withLaterEdits(
    const ChangeSet &before, const ChangeSet &now, ChangeSet after, const RedoFunction &redo);

// What confirmed() did with one of the edits sent. Nothing: it was blocked.
std::optional<WriteOutcome> outcomeOf(
    const EntryRef &ref, const ChangeSet &sent, const StagedState &after);

// Renames of `sent` that came through: from the old ref to the new.
QHash<EntryRef, EntryRef> movedBy(const ChangeSet &sent, const QList<WriteOutcome> &outcomes);

} // namespace kvlens
