// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writing what is staged: what Persist of the window and `put` and `rm` do alike.
#pragma once

#include "model/changeset.h"
#include "stores/store.h"

namespace kvlens {

// Each edit that is not blocked is written, only if its entry is still what was seen. One outcome
// per write; errors as Store::write().
QList<WriteOutcome> writeEdits(
    Store &store, const ChangeSet &edits, const std::stop_token &stop = {});

// The outcome that tells why not all was written; nullptr: all was. What was left alone only
// because something else failed (Cancelled) is not the reason, unless there is no other.
const WriteOutcome *reasonIn(const QList<WriteOutcome> &outcomes);

struct PersistReport
{
    qsizetype written = 0;
    QList<EntryRef> failed; // still edits, each with its error
    std::optional<Error> error; // the reason
    std::optional<Error> warning; // of what is written; see Written::warning
};
// Edits that were sent but are blocked count as failed.
PersistReport reportOf(const ChangeSet &sent, const QList<WriteOutcome> &outcomes);

} // namespace kvlens
