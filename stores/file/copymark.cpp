// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/copymark.h"

#include "stores/file/errnoerror.h"
#include "stores/file/filereplacement.h"
#include "stores/file/namebeside.h"
#include "stores/file/sharing.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr mode_t markMode = 0666; // less the umask: others are to be told as well
constexpr qint64 mostOfMark = 100; // bytes

// What is at the path, to be known again; empty: nothing.
QByteArray identityAt(const QString &path)
{
    struct stat status = {};
    if (::stat(pathBytes(path).constData(), &status) < 0)
        return {};
    return QByteArray::number(quint64(status.st_dev)) + ' '
        + QByteArray::number(quint64(status.st_ino)) + '\n';
}

} // namespace

QString copyMarkOf(const QString &path)
{
    const QByteArray real = pathBytes(resolvedPath(path).value_or(path));
    const qsizetype slash = real.lastIndexOf('/');
    return pathText(
        real.left(slash + 1) + nameBeside('.' + real.mid(slash + 1), ".kvlens-unfinished-copy"));
}

CopyState copyStateAt(const QString &path)
{
    const QString mark = copyMarkOf(path);
    const FileDescriptor file(
        ::open(pathBytes(mark).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat status = {};
    const bool isSet = file // or there, and not for us to read
        || (errno == EACCES && ::lstat(pathBytes(mark).constData(), &status) == 0);
    const QByteArray there = isSet ? identityAt(path) : QByteArray();
    if (there.isEmpty())
        return CopyState::None;
    if (!file)
        return CopyState::Unfinished;
    const QByteArray noted = readAt(file.get(), 0, mostOfMark, mark).value_or(QByteArray());
    if (!noted.isEmpty() && noted != there)
        return CopyState::None;
    const bool isHeld = ::flock(file.get(), LOCK_SH | LOCK_NB) < 0 && errno == EWOULDBLOCK;
    return isHeld ? CopyState::BeingMade : CopyState::Unfinished;
}

Result<CopyMark> CopyMark::set(const QString &path)
{
    const QByteArray beside = pathBytes(copyMarkOf(path));
    FileDescriptor file(::open(
        beside.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, markMode));
    if (!file)
        return errnoError(errno, FileReasons::makingNewFile, pathText(beside));
    if (::flock(file.get(), LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
        return Error {ErrorCode::Conflict, FileReasons::copyBeingMade, path};
    giveToOwnerAround(beside);
    CopyMark mark(path, std::move(file));
    mark.expect();
    return mark;
}

void CopyMark::expect() const
{
    [[maybe_unused]] const int done = ::ftruncate(m_file.get(), 0);
}

void CopyMark::note() const
{
    expect();
    [[maybe_unused]] const Result<void> written
        = writeAll(m_file.get(), identityAt(m_path), m_path);
    ::lseek(m_file.get(), 0, SEEK_SET);
}

void CopyMark::remove() const
{
    ::unlink(pathBytes(copyMarkOf(m_path)).constData());
}

} // namespace kvlens
