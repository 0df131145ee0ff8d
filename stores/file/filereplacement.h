// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A new file that takes the place of an old one, whole or not at all.
//
//   begin → write/copy … → prepare (metadata, fsync) → commit (rename, fsync of the folder)
//
// Until commit() the old file is untouched; a crash at any instant leaves the old or the new one.
// The new file is written beside the old under a fixed hidden name (".NAME.kvlens-new") that is
// locked while in use: a killed process leaves at most one such file, and the next one reuses it.
#pragma once

#include "stores/file/fileio.h"

namespace kvlens {

class FileReplacement
{
public:
    // `path` may be a symbolic link: its target is replaced. `tempName`, if given, is used instead
    // of the fixed name and must not exist. Mode of a file that is not there yet: `newMode` less
    // umask. Conflict: another process is replacing the same file. Denied, NoSpace, NotFound (no
    // folder).
    static Result<FileReplacement> begin(
        const QString &path, const QByteArray &tempName = {}, unsigned newMode = 0666);
    FileReplacement(FileReplacement &&other) noexcept = default;
    FileReplacement &operator=(FileReplacement &&other) noexcept;
    ~FileReplacement(); // without a commit or keep() the new file is removed

    Result<void> write(QByteArrayView bytes);
    // Appends a range of the old file, or of another that is replaced; see copyRange.
    Result<void> copy(int from, qint64 offset, qint64 size, const std::stop_token &stop = {});

    // Owner, mode and extended attributes of the old file, then fsync.
    Result<void> prepare();
    // Call after prepare().
    Result<void> commit();
    // Leaves the prepared file in place for a later commit by somebody else (see PersistJournal).
    void keep() { m_owned = false; }

    QString targetPath() const { return m_target; }
    QString tempPath() const { return m_temp; }
    int descriptor() const { return m_fd.get(); }

private:
    FileReplacement(QString target, QString temp, FileDescriptor fd);

    QString m_target; // symbolic links resolved
    QString m_temp;
    FileDescriptor m_fd;
    bool m_owned = true;
};

// begin, write, prepare, commit.
Result<void> replaceFile(const QString &path, QByteArrayView bytes, const QByteArray &tempName = {},
    unsigned newMode = 0666);

// The path with every symbolic link in it followed; the last part may be missing.
Result<QString> resolvedPath(const QString &path);

} // namespace kvlens
