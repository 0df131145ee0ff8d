// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/filestamp.h"

#include "stores/file/errnoerror.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>

namespace kvlens {

namespace {

constexpr qint64 nsPerSecond = 1'000'000'000;

qint64 nanoseconds(const timespec &time)
{
    return time.tv_sec * nsPerSecond + time.tv_nsec;
}

// Whole seconds are the mark of a file system that keeps no fractions; the coarsest counts by two.
qint64 tickOf(const FileStamp &stamp)
{
    constexpr qint64 fineTick
        = 20'000'000; // the system's clock ticks every ten milliseconds or sooner
    constexpr qint64 coarseTick = 2 * nsPerSecond;
    return stamp.changedNs % nsPerSecond == 0 ? coarseTick : fineTick;
}

} // namespace

// A time that is far from now, in the future too, is not what the next change sets.
bool FileStamp::isUncertainAt(qint64 nowNs) const
{
    return std::abs(nowNs - changedNs) <= tickOf(*this);
}

bool FileStamp::isSurelyBefore(qint64 ns) const
{
    return ns - changedNs > tickOf(*this);
}

FileStamp stampFrom(const struct stat &status)
{
    return {status.st_dev, status.st_ino, status.st_size, nanoseconds(status.st_mtim),
        nanoseconds(status.st_ctim), status.st_nlink};
}

qint64 nowNs()
{
    timespec now = {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return nanoseconds(now);
}

Result<FileStamp> stampOf(const QString &path)
{
    struct stat status = {};
    if (::stat(pathBytes(path).constData(), &status) < 0)
        return errnoError(errno, FileReasons::lookingAt, path);
    return stampFrom(status);
}

Result<FileStamp> stampOf(int fd, const QString &path)
{
    struct stat status = {};
    if (::fstat(fd, &status) < 0)
        return errnoError(errno, FileReasons::lookingAt, path);
    return stampFrom(status);
}

Result<FileStamp> settledStampOf(int fd, const QString &path)
{
    constexpr std::chrono::milliseconds pause(5);
    constexpr std::chrono::seconds longest(3); // while somebody writes and writes
    const auto until = std::chrono::steady_clock::now() + longest;
    Result<FileStamp> stamp = stampOf(fd, path);
    while (stamp && stamp->isUncertainAt(nowNs()) && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(pause);
        stamp = stampOf(fd, path);
    }
    return stamp;
}

void setExactTime(int fd)
{
    timespec times[2] = {};
    times[0].tv_nsec = UTIME_OMIT;
    ::clock_gettime(CLOCK_REALTIME, &times[1]);
    // If it cannot be set the file has the time of the system's clock, as any other.
    [[maybe_unused]] const int ignored = ::futimens(fd, times);
}

Result<FileStamp> stampAt(int folder, const QByteArray &name, const QString &path)
{
    struct stat status = {};
    if (::fstatat(folder, name.constData(), &status, AT_SYMLINK_NOFOLLOW) < 0)
        return errnoError(errno, FileReasons::lookingAt, path);
    return stampFrom(status);
}

} // namespace kvlens
