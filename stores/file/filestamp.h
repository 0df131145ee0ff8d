// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What tells whether a file is still the one that was read.
#pragma once

#include "stores/result.h"

namespace kvlens {

struct FileStamp
{
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0;
    qint64 modifiedNs = 0; // since 1970, nanoseconds
    quint64 links = 0; // names of the file; not part of the comparison
    bool operator==(const FileStamp &other) const
    {
        return device == other.device && inode == other.inode && size == other.size
            && modifiedNs == other.modifiedNs;
    }
};

// Follows symbolic links. NotFound, Denied, Unavailable.
Result<FileStamp> stampOf(const QString &path);
Result<FileStamp> stampOf(int fd, const QString &path);

} // namespace kvlens
