// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/replaceable.h"

#include "stores/file/filereplacement.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

// What is not there any more is not denied.
bool isDenied(const QString &path, int what)
{
    const QByteArray name = pathBytes(path);
    return ::faccessat(AT_FDCWD, name.constData(), what, AT_EACCESS) < 0 && errno != ENOENT;
}

bool isMountPoint(const QString &path)
{
    struct statx status = {};
    if (::statx(AT_FDCWD, pathBytes(path).constData(), 0, 0, &status) < 0)
        return false;
    return (status.stx_attributes_mask & status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

bool isGroupOfOurs(gid_t group)
{
    if (group == ::getegid())
        return true;
    const int count = ::getgroups(0, nullptr);
    QList<gid_t> groups(std::max(count, 0));
    const int got = ::getgroups(count, groups.data());
    return groups.first(std::max(got, 0)).contains(group);
}

} // namespace

Reason whyNotReplaceable(const QString &path)
{
    const QString real = resolvedPath(path).value_or(path);
    if (isDenied(real, W_OK))
        return FileReasons::noPermissionToWrite;
    if (isDenied(QFileInfo(real).absolutePath(), W_OK | X_OK))
        return FileReasons::noPermissionInFolder;
    if (isMountPoint(real))
        return FileReasons::mountPoint;
    return {};
}

QList<Reason> whatReplacingChanges(const QString &path)
{
    struct stat status = {};
    const QString real = resolvedPath(path).value_or(path);
    if (::stat(pathBytes(real).constData(), &status) < 0)
        return {};
    QList<Reason> changes;
    const bool mayGiveAway = ::geteuid() == 0;
    if (!mayGiveAway && status.st_uid != ::geteuid())
        changes.append(FileReasons::willBeYours);
    if (!mayGiveAway && !isGroupOfOurs(status.st_gid))
        changes.append(FileReasons::groupWillBeYours);
    return changes;
}

} // namespace kvlens
