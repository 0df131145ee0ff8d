// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What tells whether a file is still the one that was read.
#pragma once

#include "stores/result.h"

struct stat;

namespace kvlens {

struct FileStamp
{
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0;
    qint64 modifiedNs = 0; // since 1970, nanoseconds
    qint64 changedNs = 0; // the same of the inode: nobody can set it back
    quint64 links = 0; // names of the file; not part of the comparison
    bool operator==(const FileStamp &other) const
    {
        return isSameButRenamed(other) && changedNs == other.changedNs;
    }
    // As ==, for a file that we have renamed or locked in between, which changes `changedNs`.
    bool isSameButRenamed(const FileStamp &other) const
    {
        return device == other.device && inode == other.inode && size == other.size
            && modifiedNs == other.modifiedNs;
    }
    // Whether something written after `nowNs`, when this stamp was taken, might leave it as it is,
    // because the file system's clock has not moved on since the last change.
    bool isUncertainAt(qint64 nowNs) const;
    // Whether the last change came before `ns`, however slowly the file system's clock ticks.
    bool isSurelyBefore(qint64 ns) const;
};

qint64 nowNs(); // since 1970

FileStamp stampFrom(const struct stat &status);

// Follows symbolic links. NotFound, Denied, Unavailable.
Result<FileStamp> stampOf(const QString &path);
Result<FileStamp> stampOf(int fd, const QString &path);
// As stampOf(), of an open file that is about to be read: waits until whatever is written from now
// on shows in the stamp. That is at once but for a file that was changed just now, by others; then
// some hundredths of a second, and two seconds where times have no fractions.
Result<FileStamp> settledStampOf(int fd, const QString &path);
// Gives an open file that we have written a time that the system itself, whose clock ticks slowly,
// gives to no file: so the next change shows, however soon it comes. Of no effect where times have
// no fractions.
void setExactTime(int fd);
// Of a name in an open folder; does not follow it.
Result<FileStamp> stampAt(int folder, const QByteArray &name, const QString &path);

} // namespace kvlens
