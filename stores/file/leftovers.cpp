// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/leftovers.h"

#include "stores/file/exchangename.h"
#include "stores/file/fileio.h"
#include "stores/file/persistjournal.h"
#include "stores/file/tempfile.h"
#include "stores/file/unfinished.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>

namespace kvlens {

namespace {

// A file system without locks tells nothing; then only what is a day old counts as left.
bool isInUse(int fd, const struct stat &status)
{
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0)
        return false;
    constexpr time_t day = 24 * 60 * 60;
    return errno == EWOULDBLOCK || status.st_mtime > ::time(nullptr) - day;
}

// "": it was removed since, or has made room for another.
QByteArray nameOfNew(int folder, const ExchangeMarks &marks)
{
    QByteArray found;
    // A folder that cannot be read keeps what is in it.
    std::ignore = forEachName(folder, {}, [&](const char *name) {
        struct stat status = {};
        const bool isIt = found.isEmpty()
            && ::fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0
            && markOfNew(status.st_ino) == marks.ofNew;
        if (isIt)
            found = name;
    });
    return found;
}

bool isOneOf(const ExchangeMarks &marks, const FileStamp &stamp)
{
    return markOfNew(stamp.inode) == marks.ofNew || markOfOld(stamp) == marks.ofOld;
}

// Whoever exchanges the two at this moment holds the new one locked, and puts the other one back.
void keepForeign(int folder, const QByteArray &name, const ExchangeMarks &marks)
{
    const QByteArray target = nameOfNew(folder, marks);
    const FileDescriptor fd = openedIn(folder, target);
    struct stat status = {};
    if (fd && ::fstat(fd.get(), &status) == 0 && isInUse(fd.get(), status))
        return;
    // If no name is to be had it stays as it is, and is met again.
    [[maybe_unused]] const Result<QByteArray> kept
        = keepUnfinished(folder, name, target.isEmpty() ? QByteArray("deleted") : target);
}

void removeLeftover(int folder, const QByteArray &name)
{
    const std::optional<ExchangeMarks> marks = exchangeMarks(name);
    if (!marks && !isTempName(name))
        return;
    const FileDescriptor fd = openedIn(folder, name);
    struct stat status = {};
    const bool isFile = fd && ::fstat(fd.get(), &status) == 0 && S_ISREG(status.st_mode);
    if (!isFile || isInUse(fd.get(), status))
        return;
    const Result<FileStamp> stamp = stampOf(fd.get(), {});
    if (!stamp)
        return; // nobody knows what it is
    if (marks && !isOneOf(*marks, *stamp))
        keepForeign(folder, name, *marks);
    else if (status.st_uid == ::geteuid() && status.st_nlink == 1)
        removeName(folder, name);
}

} // namespace

void removeLeftovers(int folder)
{
    if (::faccessat(folder, persistRecordName, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
        return;
    // A folder that cannot be read keeps what is in it.
    std::ignore = forEachName(folder, {}, [&](const char *name) {
        if (QByteArrayView(name).startsWith(tempPrefix)) // few of what may be a million
            removeLeftover(folder, name);
    });
}

} // namespace kvlens
