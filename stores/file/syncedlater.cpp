// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/syncedlater.h"

#include "stores/file/errnoerror.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <cerrno>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

// The path, or what is there of those around it.
QByteArray nearestFolder(QByteArray path)
{
    while (!isFolder(path) && path.lastIndexOf('/') > 0)
        path.truncate(path.lastIndexOf('/'));
    return isFolder(path) ? path : QByteArray("/");
}

} // namespace

Result<SyncedLater> SyncedLater::begin(const QStringList &paths)
{
    SyncedLater disks;
    std::set<dev_t> known;
    for (const QString &path : paths) {
        const QByteArray folder = nearestFolder(pathBytes(path));
        FileDescriptor fd(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        struct stat status = {};
        if (!fd || ::fstat(fd.get(), &status) < 0)
            return errnoError(errno, FileReasons::openingFolder, pathText(folder));
        if (known.insert(status.st_dev).second)
            disks.m_disks.push_back({std::move(fd), pathText(folder)});
    }
    return disks;
}

Result<void> SyncedLater::sync() const
{
    for (const Disk &disk : m_disks) {
        if (::syncfs(disk.folder.get()) < 0)
            return errnoError(errno, FileReasons::writing, disk.path);
    }
    return {};
}

} // namespace kvlens
