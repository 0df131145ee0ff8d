// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/filereplacement.h"

#include "stores/file/errnoerror.h"
#include "stores/file/filemetadata.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

QString folderOf(const QString &path)
{
    return QFileInfo(path).absolutePath();
}

QByteArray fixedTempName(const QString &target)
{
    const QByteArray name = QFile::encodeName(QFileInfo(target).fileName());
    constexpr int roomForSuffix = 240; // of the 255 bytes of a file name
    return '.' + name.left(roomForSuffix) + ".kvlens-new";
}

// Whether `path` still names the file that `fd` is: the last holder of the lock may have renamed
// it.
bool namesSameFile(int fd, const QByteArray &path)
{
    struct stat byFd = {};
    struct stat byPath = {};
    return ::fstat(fd, &byFd) == 0 && ::stat(path.constData(), &byPath) == 0
        && byFd.st_dev == byPath.st_dev && byFd.st_ino == byPath.st_ino;
}

// Opens or makes the fixed temporary file and takes its lock, then empties it.
Result<FileDescriptor> openFixed(const QString &temp, unsigned mode)
{
    const QByteArray name = QFile::encodeName(temp);
    constexpr int tries = 8;
    for (int i = 0; i < tries; ++i) {
        FileDescriptor fd(
            ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode));
        if (!fd)
            return errnoError(errno, QStringLiteral("making a new file"), temp);
        if (::flock(fd.get(), LOCK_EX | LOCK_NB) < 0)
            return Error {ErrorCode::Conflict,
                QStringLiteral("another process is persisting this file right now"), temp};
        if (!namesSameFile(fd.get(), name))
            continue;
        if (::ftruncate(fd.get(), 0) < 0)
            return errnoError(errno, QStringLiteral("making a new file"), temp);
        return fd;
    }
    return Error {
        ErrorCode::Conflict, QStringLiteral("other processes keep persisting this file"), temp};
}

Result<FileDescriptor> openExclusive(const QString &temp, unsigned mode)
{
    FileDescriptor fd(::open(QFile::encodeName(temp).constData(),
        O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
    if (!fd)
        return errnoError(errno, QStringLiteral("making a new file"), temp);
    return fd;
}

} // namespace

FileReplacement::FileReplacement(QString target, QString temp, FileDescriptor fd)
    : m_target(std::move(target))
    , m_temp(std::move(temp))
    , m_fd(std::move(fd))
{
}

FileReplacement &FileReplacement::operator=(FileReplacement &&other) noexcept
{
    std::swap(m_target, other.m_target);
    std::swap(m_temp, other.m_temp);
    std::swap(m_fd, other.m_fd);
    std::swap(m_owned, other.m_owned);
    return *this;
}

FileReplacement::~FileReplacement()
{
    if (m_fd && m_owned)
        ::unlink(QFile::encodeName(m_temp).constData());
}

Result<FileReplacement> FileReplacement::begin(
    const QString &path, const QByteArray &tempName, unsigned newMode)
{
    const Result<QString> target = resolvedPath(path);
    if (!target)
        return target.error();
    const QByteArray name = tempName.isEmpty() ? fixedTempName(*target) : tempName;
    const QString temp = folderOf(*target) + QLatin1Char('/') + QFile::decodeName(name);
    Result<FileDescriptor> fd
        = tempName.isEmpty() ? openFixed(temp, newMode) : openExclusive(temp, newMode);
    if (!fd)
        return fd.error();
    return FileReplacement(*target, temp, *std::move(fd));
}

Result<void> FileReplacement::write(QByteArrayView bytes)
{
    return writeAll(m_fd.get(), bytes, m_target);
}

Result<void> FileReplacement::copy(
    int from, qint64 offset, qint64 size, const std::stop_token &stop)
{
    return copyRange(from, offset, size, m_fd.get(), m_target, stop);
}

Result<void> FileReplacement::prepare()
{
    const Result<FileDescriptor> old = openForReading(m_target);
    if (old) {
        if (Result<void> copied = copyMetadata(old->get(), m_fd.get(), m_target); !copied)
            return copied;
    } else if (old.error().code != ErrorCode::NotFound) {
        return old.error();
    }
    if (::fsync(m_fd.get()) < 0)
        return errnoError(errno, QStringLiteral("writing"), m_target);
    return {};
}

Result<void> FileReplacement::commit()
{
    if (::rename(QFile::encodeName(m_temp).constData(), QFile::encodeName(m_target).constData())
        < 0)
        return errnoError(errno, QStringLiteral("replacing"), m_target);
    m_owned = false;
    return syncFolder(folderOf(m_target));
}

Result<void> replaceFile(
    const QString &path, QByteArrayView bytes, const QByteArray &tempName, unsigned newMode)
{
    Result<FileReplacement> replacement = FileReplacement::begin(path, tempName, newMode);
    if (!replacement)
        return replacement.error();
    if (Result<void> written = replacement->write(bytes); !written)
        return written;
    if (Result<void> prepared = replacement->prepare(); !prepared)
        return prepared;
    return replacement->commit();
}

Result<QString> resolvedPath(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const std::unique_ptr<char, decltype(&std::free)> whole(
        ::realpath(name.constData(), nullptr), &std::free);
    if (whole)
        return QFile::decodeName(whole.get());
    if (errno != ENOENT)
        return errnoError(errno, QStringLiteral("resolving"), path);
    const QByteArray folder = QFile::encodeName(folderOf(path));
    const std::unique_ptr<char, decltype(&std::free)> parent(
        ::realpath(folder.constData(), nullptr), &std::free);
    if (!parent)
        return errnoError(errno, QStringLiteral("resolving"), path);
    return QFile::decodeName(parent.get()) + QLatin1Char('/') + QFileInfo(path).fileName();
}

} // namespace kvlens
