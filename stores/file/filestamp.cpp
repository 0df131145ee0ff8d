// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/filestamp.h"

#include "stores/file/errnoerror.h"

#include <QFile>

#include <cerrno>
#include <sys/stat.h>

namespace kvlens {

namespace {

FileStamp fromStat(const struct stat &status)
{
    constexpr qint64 nsPerSecond = 1'000'000'000;
    return {status.st_dev, status.st_ino, status.st_size,
        status.st_mtim.tv_sec * nsPerSecond + status.st_mtim.tv_nsec, status.st_nlink};
}

} // namespace

Result<FileStamp> stampOf(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) < 0)
        return errnoError(errno, QStringLiteral("looking at"), path);
    return fromStat(status);
}

Result<FileStamp> stampOf(int fd, const QString &path)
{
    struct stat status = {};
    if (::fstat(fd, &status) < 0)
        return errnoError(errno, QStringLiteral("looking at"), path);
    return fromStat(status);
}

} // namespace kvlens
