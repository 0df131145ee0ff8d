// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/accessrights.h"

#include "stores/file/filemetadata.h"
#include "stores/words/filereasons.h"

#include <cstring>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr unsigned readAndWrite = 0666;
constexpr unsigned readingBits = 0444;
constexpr unsigned writingBits = 0222;

QByteArray accessListAt(const QByteArray &path)
{
    const ssize_t size = ::lgetxattr(path.constData(), accessListAttribute, nullptr, 0);
    QByteArray list(std::max<ssize_t>(size, 0), '\0');
    const ssize_t got = list.isEmpty() ? 0
                                       : ::lgetxattr(path.constData(), accessListAttribute,
                                           list.data(), static_cast<size_t>(list.size()));
    return got == list.size() ? list : QByteArray();
}

// Whoever may read or write in a folder must be able to go through it.
unsigned folderModeOf(unsigned mode)
{
    return mode | (mode & readingBits) >> 2 | (mode & writingBits) >> 1;
}

// A version, then entries of a kind, rights and whose they are.
QByteArray folderListOf(QByteArray list)
{
    constexpr qsizetype header = 4;
    constexpr qsizetype entry = 8;
    constexpr qsizetype rightsAt = 2;
    for (qsizetype at = header; at + entry <= list.size(); at += entry) {
        quint16 rights = 0;
        std::memcpy(&rights, list.constData() + at + rightsAt, sizeof rights);
        rights = static_cast<quint16>(folderModeOf(rights));
        std::memcpy(list.data() + at + rightsAt, &rights, sizeof rights);
    }
    return list;
}

QList<Reason> giveOwners(const AccessRights &rights, int made)
{
    struct stat now = {};
    if (::fstat(made, &now) < 0)
        return {FileReasons::owner, FileReasons::ownerGroup};
    if (now.st_uid == rights.owner && now.st_gid == rights.group)
        return {};
    if (::fchown(made, rights.owner, rights.group) == 0)
        return {};
    QList<Reason> lost;
    if (now.st_uid != rights.owner)
        lost.append(FileReasons::owner);
    const bool isOfGroup
        = now.st_gid == rights.group || ::fchown(made, static_cast<uid_t>(-1), rights.group) == 0;
    if (!isOfGroup)
        lost.append(FileReasons::ownerGroup);
    return lost;
}

bool giveList(const QByteArray &list, bool isFolder, int made)
{
    const QByteArray own = isFolder ? folderListOf(list) : list;
    return ::fsetxattr(
               made, accessListAttribute, own.constData(), static_cast<size_t>(own.size()), 0)
        == 0;
}

} // namespace

AccessRights accessRightsOf(const QByteArray &path)
{
    struct stat status = {};
    if (::lstat(path.constData(), &status) < 0 || !S_ISREG(status.st_mode))
        return {::geteuid(), ::getegid()};
    return {status.st_uid, status.st_gid, status.st_mode & readAndWrite, accessListAt(path)};
}

QList<Reason> giveAccess(const AccessRights &rights, int made)
{
    struct stat status = {};
    const bool isFolder = ::fstat(made, &status) == 0 && S_ISDIR(status.st_mode);
    QList<Reason> lost = giveOwners(rights, made);
    const bool hasList = !rights.list.isEmpty() && giveList(rights.list, isFolder, made);
    const bool isListRight = hasList || (rights.list.isEmpty() && dropAccessList(made));
    if (!isListRight)
        lost.append(FileReasons::accessList);
    const unsigned mode = rightsWithout(rights.mode, lost);
    const unsigned wanted = (isFolder ? folderModeOf(mode) | S_IRWXU : mode)
        | (status.st_mode & S_ISGID); // of a folder whose new files get its group
    if (::fchmod(made, wanted) < 0 && ::fstat(made, &status) == 0
        && (status.st_mode & 07777) != wanted)
        lost.append(FileReasons::permissions);
    return lost;
}

} // namespace kvlens
