// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/sharing.h"

#include "stores/file/errnoerror.h"
#include "stores/file/fileio.h"
#include "stores/file/filemetadata.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr unsigned everything = 066;
constexpr int filesInFolder = 4096; // of a folder

FileDescriptor openedAsItIs(const QByteArray &path, int flags)
{
    return FileDescriptor(::open(path.constData(), flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
}

unsigned sharingOfFilesIn(const QByteArray &path)
{
    const std::unique_ptr<DIR, int (*)(DIR *)> folder(::opendir(path.constData()), ::closedir);
    unsigned sharing = everything;
    for (int left = filesInFolder; folder && left > 0; --left) {
        const dirent *entry = ::readdir(folder.get());
        struct stat status = {};
        if (!entry)
            break;
        if (::fstatat(::dirfd(folder.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0
            && S_ISREG(status.st_mode))
            sharing &= status.st_mode;
    }
    return sharing;
}

// The bits of a mode for one class of users, of which what they may not do is taken.
unsigned classRestricted(unsigned mode, unsigned sharing)
{
    constexpr unsigned read = 04;
    constexpr unsigned write = 02;
    if ((sharing & read) == 0)
        return 0;
    return (sharing & write) == 0 ? mode & ~write : mode;
}

} // namespace

void giveTo(const struct stat &owner, int made)
{
    struct stat status = {};
    const bool isOthers = ::fstat(made, &status) == 0
        && (status.st_uid != owner.st_uid || status.st_gid != owner.st_gid);
    if (isOthers) [[maybe_unused]]
        const int given = ::fchown(made, owner.st_uid, owner.st_gid);
}

void giveToOwnerOf(int folder, int made)
{
    struct stat owner = {};
    if (::geteuid() == 0 && ::fstat(folder, &owner) == 0)
        giveTo(owner, made);
}

void giveToOwnerAround(const QByteArray &path)
{
    const FileDescriptor made = openedAsItIs(path, O_RDONLY);
    const FileDescriptor around
        = openedAsItIs(path.left(path.lastIndexOf('/')) + '/', O_RDONLY | O_DIRECTORY);
    if (made && around)
        giveToOwnerOf(around.get(), made.get());
}

unsigned sharingOf(const QString &path)
{
    struct stat status = {};
    const QByteArray name = pathBytes(path);
    if (::stat(name.constData(), &status) < 0)
        return everything;
    const unsigned sharing = status.st_mode & everything;
    return S_ISDIR(status.st_mode) ? sharing & sharingOfFilesIn(name) : sharing;
}

unsigned sharingOfNew()
{
    return everything & ~umaskOfProcess();
}

Result<void> restrictTo(unsigned sharing, const QString &path)
{
    const FileDescriptor fd = openedAsItIs(pathBytes(path), O_RDONLY);
    struct stat status = {};
    if (!fd || ::fstat(fd.get(), &status) < 0)
        return errnoError(errno, FileReasons::opening, path);
    const unsigned mode = status.st_mode & 07777;
    const unsigned restricted = (mode & 07700)
        | (classRestricted((mode >> 3) & 07, sharing >> 3) << 3)
        | classRestricted(mode & 07, sharing);
    if (restricted != mode && ::fchmod(fd.get(), restricted) < 0)
        return errnoError(errno, FileReasons::settingPermissions, path);
    return {};
}

} // namespace kvlens
