// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/putinplace.h"

#include "stores/file/errnoerror.h"
#include "stores/file/exchangename.h"
#include "stores/file/lockholder.h"
#include "stores/file/tempfile.h"
#include "stores/file/writersof.h"
#include "stores/words/filereasons.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

Error otherFile(const QString &path)
{
    return {ErrorCode::Conflict, FileReasons::fileChanged, path};
}

Error alreadyThere(const QString &path)
{
    return {ErrorCode::Conflict, FileReasons::fileOfThatName, path};
}

bool cannotExchange(int number)
{
    return number == EINVAL || number == ENOSYS || number == ENOTSUP;
}

bool exchange(int folder, const QByteArray &one, const QByteArray &other)
{
    return ::renameat2(folder, one.constData(), folder, other.constData(), RENAME_EXCHANGE) == 0;
}

bool renamed(int folder, const QByteArray &from, const QByteArray &to)
{
    return ::renameat(folder, from.constData(), folder, to.constData()) == 0;
}

bool isSameFile(int fd, int folder, const QByteArray &name)
{
    struct stat byFd = {};
    struct stat byName = {};
    return ::fstat(fd, &byFd) == 0
        && ::fstatat(folder, name.constData(), &byName, AT_SYMLINK_NOFOLLOW) == 0
        && byFd.st_dev == byName.st_dev && byFd.st_ino == byName.st_ino;
}

// What came out is not what was expected. Whoever replaced our file meanwhile has the last word:
// then its file goes back, and what came out first is what it meant to replace.
void exchangeBack(const ReadyFile &file, const QByteArray &name)
{
    const bool isBack
        = exchange(file.folder, file.name, name) || exchange(file.folder, file.name, name);
    if (isBack && !isSameFile(file.descriptor, file.folder, file.name))
        exchange(file.folder, file.name, name);
}

// What was a file may be a link by now.
Error notOpened(int number, const ReasonForm &doing, const QString &path)
{
    return number == ELOOP ? otherFile(path) : errnoError(number, doing, path);
}

// What it is about to write would go with the file. Where nobody knows, it goes on.
bool isOpenForWriting(int fd)
{
    return writersOf(fd) == Writers::Some;
}

Error openElsewhere(const QString &path)
{
    return {ErrorCode::Unavailable, FileReasons::openForWriting, path};
}

Result<FileDescriptor> held(int folder, const QByteArray &name, const IsExpected &isExpected,
    const ReasonForm &doing, const QString &path)
{
    FileDescriptor file = openedIn(folder, name);
    if (!file)
        return notOpened(errno, doing, path);
    if (::flock(file.get(), LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
        return lockedBy(file.get(), path);
    if (!isExpected(file.get()) || !isSameFile(file.get(), folder, name))
        return otherFile(path);
    return file;
}

// For file systems that do not know RENAME_NOREPLACE: a second name never replaces anything.
Result<void> linkThenUnlink(
    int fromFolder, const QByteArray &from, int toFolder, const QByteArray &to, const QString &path)
{
    if (::linkat(fromFolder, from.constData(), toFolder, to.constData(), 0) < 0) {
        if (errno == EEXIST)
            return alreadyThere(path);
        return errnoError(errno, FileReasons::renaming, path);
    }
    if (!removeName(fromFolder, from)) {
        const int number = errno;
        removeName(toFolder, to);
        return errnoError(number, FileReasons::renaming, path);
    }
    return {};
}

} // namespace

IsExpected hasStamp(const FileStamp &stamp)
{
    return [stamp](int fd) {
        const Result<FileStamp> now = stampOf(fd, {});
        return now && now->isSameButRenamed(stamp);
    };
}

std::optional<FileRights> rightsOf(int fd)
{
    struct stat status = {};
    if (::fstat(fd, &status) < 0)
        return std::nullopt;
    return FileRights {status.st_mode, status.st_uid, status.st_gid};
}

IsExpected withRights(const std::optional<FileRights> &rights, IsExpected isExpected)
{
    return [rights, inner = std::move(isExpected)](
               int fd) { return (!rights || rightsOf(fd) == rights) && inner(fd); };
}

Result<FileDescriptor> holdExpected(
    int folder, const QByteArray &name, const IsExpected &isExpected, const QString &path)
{
    Result<FileDescriptor> file = held(folder, name, isExpected, FileReasons::replacing, path);
    if (!file)
        return file.error().code == ErrorCode::NotFound ? otherFile(path) : file.error();
    if (isOpenForWriting(file->get()))
        return openElsewhere(path);
    return file;
}

Result<void> putOver(const ReadyFile &file, const QByteArray &name, const IsExpected &isExpected,
    const QString &path)
{
    const Result<FileDescriptor> old = holdExpected(file.folder, name, isExpected, path);
    return old ? putOverHeld(file, name, isExpected, path) : old.error();
}

Result<void> putOverHeld(const ReadyFile &file, const QByteArray &name,
    const IsExpected &isExpected, const QString &path)
{
    const ReasonForm doing = FileReasons::replacing;
    if (!exchange(file.folder, file.name, name)) {
        if (cannotExchange(errno) && renamed(file.folder, file.name, name))
            return {};
        return errno == ENOENT ? otherFile(path) : errnoError(errno, doing, path);
    }
    const FileDescriptor out = openedIn(file.folder, file.name);
    const int number = out ? 0 : errno;
    const bool isOpen = out && isOpenForWriting(out.get()); // before it is looked at
    if (!out || isOpen || !isExpected(out.get())) {
        exchangeBack(file, name);
        if (isOpen)
            return openElsewhere(path);
        return out ? otherFile(path) : notOpened(number, doing, path);
    }
    removeName(file.folder, file.name); // if that fails the old file stays as a leftover
    return {};
}

Result<void> putNew(
    int fromFolder, const QByteArray &from, int toFolder, const QByteArray &to, const QString &path)
{
    if (::renameat2(fromFolder, from.constData(), toFolder, to.constData(), RENAME_NOREPLACE) == 0)
        return {};
    if (errno == EEXIST)
        return alreadyThere(path);
    if (cannotExchange(errno))
        return linkThenUnlink(fromFolder, from, toFolder, to, path);
    return errnoError(errno, FileReasons::renaming, path);
}

Result<void> removeExpected(
    int folder, const QByteArray &name, const IsExpected &isExpected, const QString &path)
{
    const ReasonForm doing = FileReasons::deleting;
    const Result<FileDescriptor> old = held(folder, name, isExpected, doing, path);
    if (!old)
        return old.error();
    const Result<FileStamp> stamp = stampOf(old->get(), path);
    if (!stamp)
        return stamp.error();
    const QByteArray aside = exchangeName(newTempName(), {markOfNew(0), markOfOld(*stamp)});
    if (::renameat2(folder, name.constData(), folder, aside.constData(), RENAME_NOREPLACE) < 0) {
        if (cannotExchange(errno) && ::unlinkat(folder, name.constData(), 0) == 0)
            return {};
        return errnoError(errno, doing, path);
    }
    const FileDescriptor out = openedIn(folder, aside);
    const bool isIt = out && isExpected(out.get());
    if (isIt && removeName(folder, aside))
        return {};
    const int number = errno;
    // Back again, unless another one has that name by now, which is the newer one.
    if (!putNew(folder, aside, folder, name, path))
        removeName(folder, aside);
    return isIt || !out ? errnoError(number, doing, path) : otherFile(path);
}

} // namespace kvlens
