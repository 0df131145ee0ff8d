// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A new file that takes the place of an old one, whole or not at all.
//
//   begin → write/copy … → prepare (metadata, fsync) → commit (exchange, fsync of the folder)
//
// Until commit() the old file is untouched; a crash at any instant leaves the old or the new one.
// The new file is written beside the old (see TempFile), and nobody but us can read it until it is
// whole.
#pragma once

#include "stores/file/filestamp.h"
#include "stores/file/filevault.h"
#include "stores/file/putinplace.h"
#include "stores/file/stored.h"
#include "stores/file/tempfile.h"

namespace kvlens {

class FileReplacement
{
public:
    // `path` may be a symbolic link: what it leads to is replaced, or made. Mode of a file that is
    // not there yet: `newMode` less umask. What killed processes left in the folder is removed.
    // Denied, NoSpace, NotFound (no folder).
    static Result<FileReplacement> begin(const QString &path, unsigned newMode = 0666);

    // The same for a file that is there and is not to be replaced: commit() writes into it, see
    // writeInPlace(). What it was becomes a backup, unless `keepsOld` is false.
    static Result<FileReplacement> beginInPlace(
        const QString &path, const WriteManner &manner, bool keepsOld);

    Result<void> write(QByteArrayView bytes);
    // Appends a range of the old file, or of another that is replaced; see copyRange.
    Result<void> copy(int from, qint64 offset, qint64 size, const std::stop_token &stop = {});

    // Owner, mode and extended attributes of the old file, an exact time, then fsync.
    Result<void> prepare();
    // Call after prepare(). Whatever else would keep commit() from what `isExpected` is told now,
    // and comes no more: it stays locked until it is replaced, or this goes. Errors as
    // holdExpected().
    Result<void> hold(const IsExpected &isExpected);
    // Call after prepare(). Replaces what `isExpected`, or makes a file that is not there yet.
    // Conflict: something else is there by now, and stays; nothing was there for prepare().
    // Unavailable: somebody has it locked or open for writing.
    Result<Stored> commit(const IsExpected &isExpected);
    Result<Stored> commitNew();
    // Replaces whatever is there. Conflict: that came only after prepare(), and stays.
    Result<Stored> commitOver();
    // Leaves the prepared file in place for a later commit by somebody else (see PersistJournal).
    void keep() { m_temp.letGo(); }

    QString targetPath() const { return m_temp.path(); } // symbolic links resolved
    // What the file at targetPath() is known by after a commit: that of the prepared file, or of
    // what was written in place.
    Result<FileStamp> writtenStamp() const;
    QString tempPath() const;
    int descriptor() const { return m_temp.descriptor(); }

private:
    struct InPlace
    {
        FileVault vault;
        MadeFolders made;
        int keptBackups;
        std::optional<FileStamp> written = std::nullopt;
    };

    FileReplacement(FileDescriptor folder, TempFile temp, unsigned newMode);
    Result<Stored> commitInPlace(const IsExpected &isExpected);
    Result<void> synced() const;
    Result<Stored> stored(const Result<void> &put);
    QByteArray targetName() const;

    std::optional<InPlace> m_inPlace; // nothing: the file is replaced. Its folders go last
    FileDescriptor m_folder; // before the file that lies in it
    TempFile m_temp;
    unsigned m_newMode;
    bool m_isNew
        = false; // prepare() found no file to be replaced: the rights are those of a new one
    std::optional<FileRights> m_rights; // that prepare() took over
    QList<Reason> m_lost; // what could not be kept
    FileDescriptor m_held; // invalid: what is to be replaced is not held yet
};

// begin, write, prepare, commitOver.
Result<Stored> replaceFile(const QString &path, QByteArrayView bytes, unsigned newMode = 0666);

// The path with every symbolic link in it followed; the last part may be missing.
Result<QString> resolvedPath(const QString &path);

} // namespace kvlens
