// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Notices that a file was rewritten in place, which does not show in the time of its folder. The
// library replaces files and never does that; editors do.
#pragma once

#include "stores/file/fileio.h"

namespace kvlens {

// One watch of the system for each folder, however many files it has, and for the first thousand
// folders: watches are few, and other programs need some too. Where the system has none to give, or
// the files are written on another machine, nothing is noticed.
class FolderWatch
{
public:
    void add(const QByteArray &folder);
    // Since the last call; but for files of the name that we have just written ourselves. A file of
    // ours is closed when it has its name already, which looks like a rewrite in place.
    bool sawChange(QByteArrayView own = {});

private:
    FileDescriptor m_inotify; // open once there is a folder to watch
    int m_folders = 0;
};

} // namespace kvlens
