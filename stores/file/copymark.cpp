// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/copymark.h"

#include "stores/file/errnoerror.h"
#include "stores/file/filereplacement.h"
#include "stores/file/namebeside.h"
#include "stores/file/sharing.h"
#include "stores/file/tempfile.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <mutex>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr mode_t markMode = 0666; // less the umask: others are to be told as well
constexpr qint64 mostOfMark = 1000; // bytes

// A line by which something is known again. A folder is the same whatever is put into it.
QByteArray identityOf(const struct stat &status)
{
    QByteArray identity = QByteArray::number(quint64(status.st_dev)) + ' '
        + QByteArray::number(quint64(status.st_ino));
    if (!S_ISDIR(status.st_mode))
        identity += ' ' + QByteArray::number(qint64(status.st_size)) + ' '
            + QByteArray::number(qint64(status.st_mtim.tv_sec)) + '.'
            + QByteArray::number(qint64(status.st_mtim.tv_nsec));
    return identity + '\n';
}

// Of what is at the path; empty: nothing.
QByteArray identityAt(const QString &path)
{
    struct stat status = {};
    return ::stat(pathBytes(path).constData(), &status) < 0 ? QByteArray() : identityOf(status);
}

bool isAmong(const QByteArray &noted, const QByteArray &identity, bool isFolder)
{
    return (noted.isEmpty() && isFolder) || ('\n' + noted).contains('\n' + identity);
}

// What else has such a name is nobody's to overwrite.
bool isMark(int fd, const QString &path)
{
    struct stat status = {};
    if (::fstat(fd, &status) < 0 || !S_ISREG(status.st_mode) || status.st_nlink != 1)
        return false;
    const QByteArray noted = readAt(fd, 0, mostOfMark, path).value_or(QByteArray("?"));
    return std::all_of(noted.begin(), noted.end(),
        [](char c) { return QByteArrayView("0123456789 .\n").contains(c); });
}

// The marks that this process holds.
class HeldMark
{
public:
    HeldMark(QString path, int mark)
        : m_path(std::move(path))
        , m_mark(mark)
    {
        const std::scoped_lock lock(s_mutex);
        s_all.append(this);
    }
    ~HeldMark()
    {
        const std::scoped_lock lock(s_mutex);
        s_all.removeOne(this);
    }
    Q_DISABLE_COPY_MOVE(HeldMark)

    static void note(const QString &path, int fd)
    {
        const std::scoped_lock lock(s_mutex);
        for (const HeldMark *held : std::as_const(s_all)) {
            struct stat status = {};
            if (held->m_path != path || ::fstat(fd, &status) < 0)
                continue;
            [[maybe_unused]] const Result<void> written
                = writeAll(held->m_mark, identityOf(status), path);
        }
    }

private:
    static inline std::mutex s_mutex;
    static inline QList<const HeldMark *> s_all;

    QString m_path;
    int m_mark;
};

} // namespace

void noteCopyAhead(const QString &path, int fd)
{
    HeldMark::note(path, fd);
}

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
    if (!isAmong(noted, there, isFolderAt(path)))
        return CopyState::None;
    const bool isHeld = ::flock(file.get(), LOCK_SH | LOCK_NB) < 0 && errno == EWOULDBLOCK;
    return isHeld ? CopyState::BeingMade : CopyState::Unfinished;
}

Result<CopyMark> CopyMark::set(const QString &path)
{
    const QByteArray beside = pathBytes(copyMarkOf(path));
    FileDescriptor file(::openat(AT_FDCWD, beside.constData(),
        O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, markMode));
    if (!file)
        return errnoError(errno, FileReasons::makingNewFile, pathText(beside));
    if (::flock(file.get(), LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
        return Error {ErrorCode::Conflict, FileReasons::copyBeingMade, path};
    if (!isMark(file.get(), path))
        return Error {ErrorCode::Conflict, FileReasons::fileOfThatName, pathText(beside)};
    giveToOwnerAround(beside);
    CopyMark mark(path, std::move(file));
    mark.clear();
    if (::fsync(mark.m_file.get()) < 0)
        return errnoError(errno, FileReasons::writing, pathText(beside));
    if (Result<void> synced = syncFolderAround(beside); !synced)
        return synced.error();
    return mark;
}

CopyMark::CopyMark(const QString &path, FileDescriptor file)
    : m_path(path)
    , m_file(std::move(file))
    , m_held(std::make_shared<HeldMark>(path, m_file.get()))
{
}

void CopyMark::clear() const
{
    [[maybe_unused]] const int done = ::ftruncate(m_file.get(), 0);
    ::lseek(m_file.get(), 0, SEEK_SET);
}

void CopyMark::note() const
{
    clear();
    [[maybe_unused]] const Result<void> written
        = writeAll(m_file.get(), identityAt(m_path), m_path);
}

void CopyMark::remove() const
{
    const QByteArray mark = pathBytes(copyMarkOf(m_path));
    if (removeName(AT_FDCWD, mark)) [[maybe_unused]]
        const Result<void> ignored = syncFolderAround(mark);
}

} // namespace kvlens
