// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/filemetadata.h"

#include "stores/file/errnoerror.h"
#include "stores/words/filereasons.h"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace kvlens {

namespace {

// It can only be asked for by being set, for the whole process: before there are threads.
mode_t processUmask = [] {
    const mode_t mask = ::umask(S_IRWXG | S_IRWXO);
    ::umask(mask);
    return mask;
}();

bool copyAttribute(int from, int to, const QByteArray &name)
{
    const ssize_t size = ::fgetxattr(from, name.constData(), nullptr, 0);
    if (size < 0)
        return false;
    QByteArray value(size, '\0');
    const auto length = static_cast<size_t>(size);
    return ::fgetxattr(from, name.constData(), value.data(), length) == size
        && ::fsetxattr(to, name.constData(), value.constData(), length, 0) == 0;
}

// Security labels are the system's: it gives new files theirs itself.
bool isLabel(const QByteArray &name)
{
    return name.startsWith("security.");
}

// Nothing: they cannot be known. Where there are none, there are none of this file.
std::optional<QList<QByteArray>> attributesOf(int fd)
{
    const ssize_t length = ::flistxattr(fd, nullptr, 0);
    if (length < 0 && errno != ENOTSUP && errno != ENOSYS)
        return std::nullopt;
    QByteArray names(std::max<ssize_t>(length, 0), '\0');
    const ssize_t got
        = length > 0 ? ::flistxattr(fd, names.data(), static_cast<size_t>(length)) : 0;
    if (got < 0)
        return std::nullopt;
    QList<QByteArray> all = names.left(got).split('\0');
    all.removeAll({});
    return all;
}

QList<Reason> copyAttributes(int from, int to)
{
    const std::optional<QList<QByteArray>> names = attributesOf(from);
    if (!names)
        return {FileReasons::accessList, FileReasons::otherAttributes};
    QList<Reason> lost;
    for (const QByteArray &name : *names) {
        if (!copyAttribute(from, to, name) && !isLabel(name))
            lost.append(name == accessListAttribute ? Reason(FileReasons::accessList)
                                                    : quoted(QString::fromUtf8(name)));
    }
    const bool isListKept
        = names->contains(accessListAttribute) && !lost.contains(Reason(FileReasons::accessList));
    if (!isListKept && !dropAccessList(to))
        lost.append(FileReasons::accessList);
    return lost;
}

QList<Reason> copyOwner(const struct stat &old, int to)
{
    if (::fchown(to, old.st_uid, old.st_gid) == 0)
        return {};
    struct stat now = {};
    if (::fchown(to, static_cast<uid_t>(-1), old.st_gid) < 0 || ::fstat(to, &now) < 0)
        return {FileReasons::owner, FileReasons::ownerGroup};
    return now.st_uid == old.st_uid ? QList<Reason>() : QList<Reason> {FileReasons::owner};
}

} // namespace

Result<QList<Reason>> copyMetadata(int from, int to, const QString &path)
{
    struct stat status = {};
    if (::fstat(from, &status) < 0)
        return errnoError(errno, FileReasons::lookingAt, path);
    QList<Reason> lost = copyOwner(status, to);
    lost += copyAttributes(from, to);
    if (::fchmod(to, rightsWithout(status.st_mode & 07777, lost)) < 0)
        return errnoError(errno, FileReasons::settingPermissions, path);
    if (status.st_nlink > 1)
        lost.append(FileReasons::otherNames);
    return lost;
}

bool hasAttributes(int fd)
{
    const std::optional<QList<QByteArray>> names = attributesOf(fd);
    return !names || !std::all_of(names->begin(), names->end(), isLabel);
}

QList<Reason> attributesLost(int from, int to)
{
    return copyAttributes(from, to);
}

bool dropAccessList(int fd)
{
    return ::fremovexattr(fd, accessListAttribute) == 0 || errno == ENODATA || errno == ENOTSUP
        || errno == ENOSYS;
}

unsigned rightsWithout(unsigned mode, const QList<Reason> &lost)
{
    const unsigned others = mode & S_IRWXO;
    if (lost.contains(Reason(FileReasons::accessList)))
        mode &= ~unsigned(S_IRWXG);
    else if (lost.contains(Reason(FileReasons::ownerGroup)))
        mode &= ~unsigned(S_IRWXG) | (others << 3);
    if (!lost.isEmpty())
        mode &= ~unsigned(S_ISUID | S_ISGID);
    return mode;
}

bool hasAccessList(int fd)
{
    return ::fgetxattr(fd, accessListAttribute, nullptr, 0) > 0;
}

void addToUmask(unsigned bits)
{
    processUmask |= bits;
    ::umask(processUmask);
}

unsigned umaskOfProcess()
{
    return processUmask;
}

Result<void> setNewMode(int fd, unsigned mode, const QString &path)
{
    if (::fchmod(fd, mode & ~processUmask) < 0)
        return errnoError(errno, FileReasons::settingPermissions, path);
    return {};
}

} // namespace kvlens
