// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes safe from a power cut what was written without waiting for the disk.
#pragma once

#include "stores/file/fileio.h"

#include <QStringList>

#include <vector>

namespace kvlens {

// Of the disks on which some paths are. Syncs all that waits on them, also of other programs: so
// once, at the end of something long. Threads: any, one at a time.
class SyncedLater
{
public:
    // Before anything is written: a disk that fails meanwhile is told by sync(). `paths`, absolute,
    // need not be there yet. Errors as of opening a folder.
    static Result<SyncedLater> begin(const QStringList &paths);
    // What was written to them since is safe, with its names.
    Result<void> sync() const;

private:
    struct Disk
    {
        FileDescriptor folder;
        QString path; // of it
    };
    std::vector<Disk> m_disks;
};

} // namespace kvlens
