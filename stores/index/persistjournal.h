// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Renaming several prepared files as one step: the intent is recorded in the state folder before
// the first rename and dropped after the last. If the process dies in between, the next opening of
// the folder finishes it. A single rename needs no record.
#pragma once

#include "stores/file/filestamp.h"
#include "stores/store.h"

namespace kvlens {

struct PendingReplacement
{
    QString target; // to be replaced …
    QString temp; // … by this file, which is whole and synced
    std::optional<FileStamp> old; // of the target when it was recorded; nothing: it was not there
};

// Records; durable when it returns. Denied, NoSpace: the state folder cannot be written.
Result<void> recordPersist(const QString &folder, const QList<PendingReplacement> &files);
Result<void> dropPersistRecord(const QString &folder);

// Finishes what a record of this folder says is left. A target that another program changed since
// is left alone, and the new contents are kept beside it as NAME.kvlens-unfinished: each such case
// is a Problem, as is a record that cannot be carried out (`mayWrite` false, no permission).
// Does nothing while the process that made the record is still at work.
QList<Problem> finishRecordedPersist(const QString &folder, bool mayWrite);

} // namespace kvlens
