// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/sharing.h"

#include "stores/file/errnoerror.h"
#include "stores/file/fileio.h"
#include "stores/file/filemetadata.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr unsigned everything = 066;
constexpr unsigned readBit = 04;
constexpr unsigned writeBit = 02;

FileDescriptor openedAsItIs(const QByteArray &path, int flags)
{
    return FileDescriptor(::open(path.constData(), flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
}

// Goes through files and folders, and keeps what holds for all of them.
class SharingLook
{
public:
    Sharing found() const { return m_isAny ? m_sharing : Sharing(); }

    void nothing() { take(0, {}); }
    void at(int fd, SharingOf depth, const QString &path)
    {
        struct stat status = {};
        if (::fstat(fd, &status) < 0)
            return nothing();
        take(openTo(status, hasAccessList(fd)), status.st_gid);
        if (S_ISDIR(status.st_mode) && m_sharing.bits != 0)
            inFolder(fd, depth, path);
    }

private:
    // A folder that may not be looked into hides all that is in it.
    static unsigned openTo(const struct stat &status, bool hasList)
    {
        unsigned bits = status.st_mode & everything;
        if (S_ISDIR(status.st_mode) && (status.st_mode & S_IXGRP) == 0)
            bits &= 006;
        if (S_ISDIR(status.st_mode) && (status.st_mode & S_IXOTH) == 0)
            bits &= 060;
        return hasList ? bits & 006 : bits; // what stands for the group is the mask then
    }

    void take(unsigned bits, std::optional<gid_t> group)
    {
        m_sharing
            = {m_sharing.bits & bits, m_isAny && m_sharing.group != group ? std::nullopt : group};
        m_isAny = true;
    }

    void inFolder(int folder, SharingOf depth, const QString &path)
    {
        const Result<void> gone = forEachName(folder, path, [&](const char *name) {
            const QByteArrayView view(name);
            if (m_sharing.bits == 0 || view == "." || view == "..")
                return;
            struct stat status = {};
            if (::fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) < 0)
                return nothing();
            const bool isFolder = S_ISDIR(status.st_mode);
            if (!S_ISREG(status.st_mode) && (!isFolder || depth == SharingOf::Flat))
                return;
            if (const FileDescriptor fd = openedIn(folder, name); fd)
                at(fd.get(), depth, path);
            else
                nothing();
        });
        if (!gone)
            nothing();
    }

    Sharing m_sharing;
    bool m_isAny = false;
};

// The bits of a mode for one class of users, of which what they may not do is taken.
unsigned classRestricted(unsigned mode, unsigned sharing)
{
    if ((sharing & readBit) == 0)
        return 0;
    return (sharing & writeBit) == 0 ? mode & ~writeBit : mode;
}

void giveTo(const struct stat &owner, int made)
{
    struct stat status = {};
    const bool isOthers = ::fstat(made, &status) == 0
        && (status.st_uid != owner.st_uid || status.st_gid != owner.st_gid);
    if (isOthers) [[maybe_unused]]
        const int given = ::fchownat(made, "", owner.st_uid, owner.st_gid, AT_EMPTY_PATH);
}

} // namespace

void giveToOwnerOf(int folder, int made)
{
    struct stat owner = {};
    if (::geteuid() == 0 && ::fstat(folder, &owner) == 0)
        giveTo(owner, made);
}

void giveToOwnerAround(const QByteArray &path)
{
    const FileDescriptor made = openedAsItIs(path, O_PATH);
    const FileDescriptor around
        = openedAsItIs(path.left(path.lastIndexOf('/')) + '/', O_PATH | O_DIRECTORY);
    if (made && around)
        giveToOwnerOf(around.get(), made.get());
}

unsigned Sharing::forGroup(gid_t other) const
{
    const unsigned all = bits & (bits >> 3) & 06;
    return other == group ? bits : (all << 3) | all;
}

Sharing sharingOf(const QStringList &paths, SharingOf depth)
{
    SharingLook look;
    for (const QString &path : paths) {
        const Result<FileDescriptor> fd = openForReading(path);
        if (fd)
            look.at(fd->get(), depth, path);
        else if (fd.error().code != ErrorCode::NotFound)
            look.nothing();
    }
    return look.found();
}

Sharing sharingOfNew(const QString &path)
{
    struct stat around = {};
    const bool isKnown
        = ::stat(pathBytes(QFileInfo(path).absolutePath()).constData(), &around) == 0;
    const bool isTheirs
        = isKnown && ((around.st_mode & S_ISGID) != 0 || (::geteuid() == 0 && around.st_uid != 0));
    return {everything & ~umaskOfProcess(), isTheirs ? around.st_gid : ::getegid()};
}

void narrowNewFiles(const Sharing &sharing)
{
    const unsigned bits = sharing.forGroup(::getegid());
    const auto closed = [bits](unsigned shift) {
        const unsigned one = bits >> shift & 06;
        return (one & readBit) == 0 ? 07U << shift : (one & writeBit) == 0 ? writeBit << shift : 0;
    };
    addToUmask(closed(3) | closed(0));
}

Result<void> restrictTo(const Sharing &sharing, const QString &path)
{
    const FileDescriptor fd = openedAsItIs(pathBytes(path), O_RDONLY);
    struct stat status = {};
    if (!fd || ::fstat(fd.get(), &status) < 0)
        return errnoError(errno, FileReasons::opening, path);
    const unsigned mode = status.st_mode & 07777;
    const unsigned bits = sharing.forGroup(status.st_gid);
    const unsigned restricted = (mode & 07700) | (classRestricted((mode >> 3) & 07, bits >> 3) << 3)
        | classRestricted(mode & 07, bits);
    if (restricted != mode && ::fchmod(fd.get(), restricted) < 0)
        return errnoError(errno, FileReasons::settingPermissions, path);
    return {};
}

} // namespace kvlens
