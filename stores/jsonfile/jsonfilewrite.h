// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writing a batch into a JSON file: whole or not at all, everything else copied byte for byte.
#pragma once

#include "stores/file/backups.h"
#include "stores/file/filereplacement.h"
#include "stores/file/madefolders.h"
#include "stores/file/persistjournal.h"
#include "stores/jsonfile/jsonfile.h"

namespace kvlens {

bool allSucceeded(const QList<WriteOutcome> &outcomes);
// After a failure: the writes that would have succeeded answer Cancelled.
QList<WriteOutcome> cancelSucceeded(QList<WriteOutcome> outcomes);

// How a store writes its files.
struct FileWriting
{
    WriteManner manner;
    Backups &backups; // of the store's session; not owned, outlives the write
};

struct PreparedWrite
{
    QList<WriteOutcome> outcomes;
    MadeFolders folders = {}; // in which the new file lies
    std::optional<FileReplacement> replacement = std::nullopt; // nothing: failed or nothing changes
    QList<json::Splice> splices = {}; // what is other in the new file
    bool isInPlace = false;
    std::optional<Backup> backup = std::nullopt; // of the old file
    bool isOfMany = false; // a commit that fails leaves the backup to whoever knows what follows
};

// Lists the file if need be, checks that it is the one that was loaded, and writes the new one
// beside it, synced. The old file is untouched until commitWrite. Missing folders are made.
// Cost: the size of the file in copying.
PreparedWrite prepareWrite(JsonFile &file, const QList<Write> &batch, const FileWriting &writing,
    const std::stop_token &stop);
// Before several are committed: makes the backup that commitWrite would make. An error says that
// nothing may be written.
Result<void> backUp(JsonFile &file, PreparedWrite &prepared, const FileWriting &writing);

// Conflict: the file is not the one that was loaded.
Result<void> checkUnchanged(JsonFile &file);
// Before several are committed, and after their backups: see FileReplacement::hold(). An error says
// that nothing may be written.
Result<void> hold(JsonFile &file, PreparedWrite &prepared);

// Puts the new file in place and lists it. There must be a replacement. Conflict: another program
// was quicker. Whatever else fails afterwards, the file is stored; freshness() then tells.
Result<Stored> commitWrite(JsonFile &file, PreparedWrite &prepared, const FileWriting &writing);

// Gives every outcome the warning.
void warn(QList<WriteOutcome> &outcomes, const Stored &stored);

// A new file without entries.
Result<void> makeEmptyFile(const QString &path);

// Before anything is written: finishes what an interrupted persist has left in the folder. An error
// says why that cannot be, and that nothing may be written there.
Result<void> finishEarlierPersist(const QString &folder);

// Before a file is read, or written: what a killed process has left of writing into it, or of its
// backup, is mended. What was done is a problem to be told; errors as mendInPlace().
Result<QList<Problem>> mendFile(const QString &path, bool mayWrite);

// What was finished when a store was opened, and what could not be.
QList<Problem> interruptedProblems(const FinishedPersist &finished);
// Of what an earlier one left beside a file.
QList<Problem> unfinishedProblems(const QString &path);

} // namespace kvlens
