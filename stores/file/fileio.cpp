// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/fileio.h"

#include "stores/file/errnoerror.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"
#include "stores/words/reasons.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <future>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr qint64 copyStep = 16 * 1024 * 1024; // between two looks at the stop token
constexpr qint64 bufferSize = 1024 * 1024;

// Calls `fn` again while a signal interrupts it.
template <class Fn> auto retry(Fn &&fn)
{
    decltype(fn()) result;
    do {
        result = fn();
    } while (result < 0 && errno == EINTR);
    return result;
}

Error shortSource(const QString &path)
{
    return {ErrorCode::Conflict, FileReasons::fileBecameShorter, path};
}

// One step by read and write, for file systems where the kernel cannot copy.
Result<void> copyByHand(int from, qint64 offset, qint64 size, int to, const QString &path)
{
    while (size > 0) {
        Result<QByteArray> piece = readAt(from, offset, std::min(size, bufferSize), path);
        if (!piece)
            return piece.error();
        if (piece->isEmpty())
            return shortSource(path);
        if (Result<void> written = writeAll(to, *piece, path); !written)
            return written;
        offset += piece->size();
        size -= piece->size();
    }
    return {};
}

bool kernelCannotCopy(int number)
{
    return number == EXDEV || number == ENOSYS || number == EOPNOTSUPP || number == EINVAL
        || number == EBADF || number == ETXTBSY || number == EPERM;
}

// The disk begins with what was written so far, so that the sync at the end has little to wait for,
// and the system never makes us wait because too much is unwritten.
Result<void> beginToSync(int fd, const QString &path)
{
    const bool failed = ::sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE) < 0;
    if (failed && (errno == EIO || errno == ENOSPC || errno == EDQUOT))
        return errnoError(errno, FileReasons::writing, path);
    return {}; // other file systems do it all at the end
}

// The system forgets what it keeps of a file in memory. Not needed for anything to be right.
std::future<void> letGo(int fd, qint64 offset, qint64 size)
{
    return std::async(std::launch::async, [=] {
        [[maybe_unused]] const int ignored = ::posix_fadvise(fd, offset, size, POSIX_FADV_DONTNEED);
    });
}

} // namespace

FileDescriptor::~FileDescriptor()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<FileDescriptor> openForReading(const QString &path)
{
    const QByteArray name = pathBytes(path);
    // O_NONBLOCK: opening a FIFO must not wait for a writer.
    FileDescriptor fd(
        retry([&] { return ::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); }));
    if (!fd)
        return errnoError(errno, FileReasons::opening, path);
    struct stat status = {};
    if (::fstat(fd.get(), &status) < 0)
        return errnoError(errno, FileReasons::opening, path);
    if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
        return Error {ErrorCode::Unsupported, FileReasons::notRegular, path};
    return fd;
}

Result<qint64> readInto(int fd, qint64 offset, char *bytes, qint64 size, const QString &path)
{
    qint64 have = 0;
    while (have < size) {
        const auto rest = static_cast<size_t>(size - have);
        const ssize_t got = retry([&] { return ::pread(fd, bytes + have, rest, offset + have); });
        if (got < 0)
            return errnoError(errno, FileReasons::reading, path);
        if (got == 0)
            break;
        have += got;
    }
    return have;
}

Result<QByteArray> readAt(int fd, qint64 offset, qint64 size, const QString &path)
{
    QByteArray bytes(size, Qt::Uninitialized);
    const Result<qint64> have = readInto(fd, offset, bytes.data(), size, path);
    if (!have)
        return have.error();
    bytes.truncate(*have);
    return bytes;
}

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    const Result<FileDescriptor> fd = openForReading(path);
    if (!fd)
        return fd.error();
    struct stat status = {};
    if (::fstat(fd->get(), &status) < 0)
        return errnoError(errno, FileReasons::reading, path);
    if (status.st_size > limit)
        return Error {ErrorCode::Unsupported, FileReasons::largerThan.with(limit), path};
    return readAt(fd->get(), 0, status.st_size, path);
}

Result<void> writeAll(int fd, QByteArrayView bytes, const QString &path)
{
    while (!bytes.isEmpty()) {
        const ssize_t put
            = retry([&] { return ::write(fd, bytes.data(), static_cast<size_t>(bytes.size())); });
        if (put < 0)
            return errnoError(errno, FileReasons::writing, path);
        if (put == 0)
            return Error {ErrorCode::Unavailable, FileReasons::nothingWritten, path};
        bytes = bytes.sliced(put);
    }
    return {};
}

Result<void> copyRange(
    int from, qint64 offset, qint64 size, int to, const QString &path, const std::stop_token &stop)
{
    std::future<void> lettingGo; // another one waits for it
    while (size > 0) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, Reasons::cancelled, path};
        const qint64 step = std::min(size, copyStep);
        off_t source = offset;
        ssize_t copied = retry([&] {
            return ::copy_file_range(from, &source, to, nullptr, static_cast<size_t>(step), 0);
        });
        // Some file systems answer 0 where they cannot; a file that became shorter is found by
        // hand.
        if (copied == 0 || (copied < 0 && kernelCannotCopy(errno))) {
            if (Result<void> byHand = copyByHand(from, offset, step, to, path); !byHand)
                return byHand;
            copied = step;
        }
        if (copied < 0)
            return errnoError(errno, FileReasons::writing, path);
        if (copied == copyStep) {
            if (Result<void> begun = beginToSync(to, path); !begun)
                return begun;
            lettingGo = letGo(from, offset, copied);
        }
        offset += copied;
        size -= copied;
    }
    return {};
}

bool isFolder(const QByteArray &path)
{
    struct stat status = {};
    return ::stat(path.constData(), &status) == 0 && S_ISDIR(status.st_mode);
}

Result<void> forEachName(
    int folder, const QString &path, const std::function<void(const char *)> &seen)
{
    FileDescriptor own(::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const std::unique_ptr<DIR, int (*)(DIR *)> stream(
        own ? ::fdopendir(own.get()) : nullptr, ::closedir);
    if (!stream)
        return errnoError(errno, FileReasons::reading, path);
    own.release(); // the stream closes it
    errno = 0;
    while (const dirent *found = ::readdir(stream.get())) {
        seen(found->d_name);
        errno = 0;
    }
    return errno == 0 ? Result<void>() : errnoError(errno, FileReasons::reading, path);
}

FileDescriptor openedIn(int folder, const QByteArray &name)
{
    constexpr int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    return FileDescriptor(::openat(folder, name.constData(), flags));
}

bool isOursAlone(int fd)
{
    struct stat status = {};
    return ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == ::geteuid()
        && status.st_nlink == 1 && (status.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

Result<void> syncFolder(int folder, const QString &path)
{
    const FileDescriptor fd(
        retry([&] { return ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    if (!fd)
        return errnoError(errno, FileReasons::openingFolder, path);
    // Some network file systems cannot sync a folder; that is no reason to call the write failed.
    if (::fsync(fd.get()) < 0 && errno != EINVAL && errno != EROFS)
        return errnoError(errno, FileReasons::syncingFolder, path);
    return {};
}

Result<void> syncFolderAround(const QByteArray &path)
{
    const QByteArray around = path.left(path.lastIndexOf('/')) + '/';
    const FileDescriptor open(::open(around.constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    return syncFolder(open.get(), pathText(around));
}

} // namespace kvlens
