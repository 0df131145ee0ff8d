// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/tempfile.h"

#include "stores/file/errnoerror.h"
#include "stores/file/exchangename.h"
#include "stores/file/putinplace.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr int randomLength = 16;
constexpr char nameLetters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
constexpr int triesOfNames = 64; // one that is taken, or lost before it is locked, is very rare

// Of the file in whose place it was to be: a name that is made up tells nobody anything.
Error notMade(int number, const QString &path)
{
    return errnoError(number, FileReasons::makingNewFile, path);
}

// Before it is locked a new file looks like a leftover, which somebody else may be removing. A lock
// that fails once, for want of memory, is no file system without locks.
bool isHeld(int fd)
{
    const auto locks = [fd] { return ::flock(fd, LOCK_EX | LOCK_NB) == 0; };
    if (!locks() && !locks() && errno == EWOULDBLOCK)
        return false;
    struct stat status = {}; // where there are no locks, it goes on without
    return ::fstat(fd, &status) < 0 || status.st_nlink > 0;
}

// In an append-only folder a name that is made stays.
bool keepsNames(int folder)
{
    struct statx status = {};
    return ::statx(folder, "", AT_EMPTY_PATH, 0, &status) == 0
        && (status.stx_attributes_mask & status.stx_attributes & STATX_ATTR_APPEND) != 0;
}

} // namespace

QByteArray newTempName()
{
    constexpr quint64 letters = sizeof nameLetters - 1;
    QByteArray name = tempPrefix;
    for (int half = 0; half < 2; ++half) { // asking the system takes long
        quint64 random = QRandomGenerator::system()->generate64();
        for (int i = 0; i < randomLength / 2; ++i, random /= letters)
            name += nameLetters[random % letters];
    }
    return name + tempSuffix;
}

bool isTempName(QByteArrayView name)
{
    constexpr qsizetype prefix = sizeof tempPrefix - 1;
    constexpr qsizetype length = prefix + randomLength + sizeof tempSuffix - 1;
    if (name.size() != length || !name.startsWith(tempPrefix) || !name.endsWith(tempSuffix))
        return false;
    const QByteArrayView random = name.sliced(prefix, randomLength);
    return std::all_of(random.begin(), random.end(),
        [](char c) { return QByteArrayView(nameLetters).contains(c); });
}

TempFile::TempFile(int folder, QByteArray name, FileDescriptor fd, QString path)
    : m_folder(folder)
    , m_name(std::move(name))
    , m_fd(std::move(fd))
    , m_path(std::move(path))
{
}

TempFile::TempFile(TempFile &&other) noexcept
    : m_folder(other.m_folder)
    , m_name(std::move(other.m_name))
    , m_fd(std::move(other.m_fd))
    , m_path(std::move(other.m_path))
    , m_isOurs(std::exchange(other.m_isOurs, false))
{
}

TempFile &TempFile::operator=(TempFile &&other) noexcept
{
    std::swap(m_folder, other.m_folder);
    std::swap(m_name, other.m_name);
    std::swap(m_fd, other.m_fd);
    std::swap(m_path, other.m_path);
    std::swap(m_isOurs, other.m_isOurs);
    return *this;
}

TempFile::~TempFile()
{
    if (m_isOurs && !m_name.isEmpty())
        removeName(m_folder, m_name);
}

Result<TempFile> TempFile::make(int folder, const QString &path)
{
    if (keepsNames(folder))
        return Error {ErrorCode::Denied, FileReasons::folderAppendOnly, path};
    QByteArray name;
    for (int i = 0; i < triesOfNames; ++i) {
        name = newTempName();
        FileDescriptor fd(::openat(folder, name.constData(),
            O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, privateMode));
        if (fd && isHeld(fd.get()))
            return TempFile(folder, std::move(name), std::move(fd), path);
        if (fd)
            removeName(folder, name); // unless that is done
        else if (errno != EEXIST)
            break;
    }
    return notMade(errno, path);
}

Result<TempFile> TempFile::makeNameless(int folder, const QString &path)
{
    FileDescriptor fd(::openat(folder, ".", O_RDWR | O_TMPFILE | O_CLOEXEC, privateMode));
    const int number = fd ? 0 : errno;
    if (number == EOPNOTSUPP || number == EISDIR || number == EINVAL)
        return make(folder, path);
    if (number != 0)
        return notMade(number, path);
    std::ignore = isHeld(fd.get()); // nobody else can hold it; there may be no locks
    return TempFile(folder, {}, std::move(fd), path);
}

// As the system has it: 0, or what is wrong.
int TempFile::link(const QByteArray &name) const
{
    const QByteArray open = "/proc/self/fd/" + QByteArray::number(m_fd.get());
    const int done
        = ::linkat(AT_FDCWD, open.constData(), m_folder, name.constData(), AT_SYMLINK_FOLLOW);
    return done == 0 ? 0 : errno;
}

// As link(): 0, or what is wrong.
int TempFile::rename(const QByteArray &name)
{
    if (m_name.isEmpty())
        return link(name);
    const bool isDone = ::renameat(m_folder, m_name.constData(), m_folder, name.constData()) == 0;
    return isDone ? 0 : errno;
}

Result<void> TempFile::giveNameFor(const FileStamp &old)
{
    const Result<FileStamp> own = stampOf(descriptor(), m_path);
    if (!own)
        return own.error();
    const QByteArray name = exchangeName(newTempName(), {markOfNew(own->inode), markOfOld(old)});
    if (const int number = rename(name); number != 0)
        return notMade(number, m_path);
    m_name = name;
    return {};
}

Result<void> TempFile::becomes(const QByteArray &name)
{
    if (!m_name.isEmpty()) {
        const Result<void> put = putNew(m_folder, m_name, m_folder, name, m_path);
        m_isOurs = m_isOurs && !put;
        return put;
    }
    const int number = link(name);
    if (number == EEXIST)
        return Error {ErrorCode::Conflict, FileReasons::fileOfThatName, m_path};
    return number == 0 ? Result<void>() : notMade(number, m_path);
}

bool removeName(int folder, const QByteArray &name)
{
    const auto isGone
        = [&] { return ::unlinkat(folder, name.constData(), 0) == 0 || errno == ENOENT; };
    return isGone() || isGone();
}

} // namespace kvlens
