// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Putting several prepared files in place as one step: a redo log.
//
// The record lies in the folder of the files and names those in it without their folder, so that it
// is found, and true, whatever the folder is called and whoever opens it. It says what each
// prepared file is (identity, size, time, a hash of its contents), and only a file that is exactly
// that is ever put in place; in a copy of the folder, where all identities are others, a file of
// ours with these contents is. It is whole and synced, with a checksum, before the first file is
// put in place, and dropped after the last. After a crash in between, the next opening or persist
// finishes it. A single file needs no record.
#pragma once

#include "stores/file/fileio.h"
#include "stores/file/filestamp.h"

#include <QList>
#include <QStringList>

namespace kvlens {

constexpr char persistRecordName[] = ".kvlens-persist";

struct PreparedFile
{
    QString target; // to be replaced …
    QString temp; // … by this file beside it, which is whole and synced
    std::optional<FileStamp> old; // of the target; nothing: it is not there
    FileStamp stamp = {}; // of the prepared file
    QByteArray hash = {}; // of its contents
};

// Looks at the prepared file that is open as `descriptor`: its stamp, and its contents.
Result<PreparedFile> preparedFile(int descriptor, const QString &target, const QString &temp,
    const std::optional<FileStamp> &old);

// A record that is there. Locked as long as this lives, so that nobody else finishes it meanwhile;
// without a drop() it stays.
class PersistRecord
{
public:
    // Durable when it returns. Conflict: there is one already. Denied, NoSpace.
    static Result<PersistRecord> make(const QString &folder, const QList<PreparedFile> &files);
    void drop();

private:
    PersistRecord(FileDescriptor folder, FileDescriptor record);

    FileDescriptor m_folder;
    FileDescriptor m_record;
};

struct FinishedPersist
{
    QStringList finished = {}; // the files that now hold what was to be written
    QList<Error> problems = {}; // what could not be done, and why
    bool isPending = false; // the record is still there: nothing may be written to these files
    bool wasPending() const { return isPending || !finished.isEmpty() || !problems.isEmpty(); }
};

// Finishes what the folder's record says is left, if there is one and it is ours. A file that
// another program has changed since is left alone, and what was to be written is kept beside it as
// NAME.kvlens-unfinished; so is what another program wrote in the moment of the exchange. Where one
// cannot be put in place and none is in place (it was put back, say), none is.
// Pending: another process is at work on it, it is not ours, of another version, the system fails,
// or `mayWrite` is false.
FinishedPersist finishPersist(const QString &folder, bool mayWrite);

} // namespace kvlens
