// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/inplaceparts.h"

#include "stores/file/contenthash.h"
#include "stores/file/errnoerror.h"
#include "stores/file/filestamp.h"
#include "stores/file/inplacemark.h"
#include "stores/file/overwrite.h"
#include "stores/file/persistrecord.h"
#include "stores/file/tempfile.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"
#include "stores/words/persistreasons.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace kvlens {

namespace {

// Not what somebody else has called so.
void removeOurs(int folder, const QByteArray &name)
{
    struct stat status = {};
    const bool isOurs = ::fstatat(folder, name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0
        && S_ISREG(status.st_mode) && status.st_uid == ::geteuid();
    if (isOurs)
        removeName(folder, name);
}

} // namespace

Result<KeptInPlace> readInPlaceRecord(int record, const QString &path)
{
    constexpr qint64 largest = 1024 * 1024;
    const Result<QByteArray> bytes = readAt(record, 0, largest, path);
    const Result<QList<PreparedFile>> files
        = bytes ? parseRecord(*bytes) : Result<QList<PreparedFile>>(bytes.error());
    if (!files)
        return Error {files.error().code, files.error().detail, path};
    if (files->size() != 2)
        return Error {ErrorCode::Corrupt, PersistReasons::recordDamaged, path};
    return KeptInPlace {files->first(), files->last()};
}

bool isLetGo(int record, RecordLock lock)
{
    const int how = lock == RecordLock::Alone ? LOCK_EX : LOCK_SH;
    constexpr std::chrono::milliseconds pause(10);
    constexpr std::chrono::seconds longest(2);
    const auto until = std::chrono::steady_clock::now() + longest;
    while (::flock(record, how | LOCK_NB) < 0 && errno == EWOULDBLOCK) {
        if (std::chrono::steady_clock::now() > until)
            return false;
        std::this_thread::sleep_for(pause);
    }
    return true;
}

bool isRemoved(int fd)
{
    struct stat status = {};
    return ::fstat(fd, &status) == 0 && status.st_nlink == 0;
}

bool isTheFile(int target, const KeptInPlace &kept)
{
    const Result<FileStamp> stamp = stampOf(target, {});
    return stamp && kept.before.old && stamp->inode == kept.before.old->inode;
}

Result<FileDescriptor> openedTarget(const QString &path, int flags)
{
    constexpr int alsoIfSpecial = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    FileDescriptor file(::open(pathBytes(path).constData(), flags | alsoIfSpecial));
    if (!file)
        return errnoError(errno, FileReasons::opening, path);
    struct stat status = {};
    if (::fstat(file.get(), &status) < 0)
        return errnoError(errno, FileReasons::lookingAt, path);
    if (!S_ISREG(status.st_mode))
        return Error {ErrorCode::Unsupported, FileReasons::noRegularFile, path};
    return file;
}

Result<QByteArray> hashOnDisk(int fd, const QString &path)
{
    ::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    return contentHash(fd, path);
}

Result<void> putBack(int target, int old, const PreparedFile &before)
{
    if (Result<void> written = overwrite(target, old, before.target); !written)
        return written;
    const Result<QByteArray> hash = hashOnDisk(target, before.target);
    if (!hash)
        return hash.error();
    if (*hash != before.hash)
        return Error {ErrorCode::Unavailable, FileReasons::readsOtherwise, before.target};
    return {};
}

QString InPlaceEnding::keepOld(int kept) const
{
    Result<QByteArray> name = m_vault.keepAsBackup(m_folder, m_vault.oldName());
    if (!name) // a call that fails is made once more
        name = m_vault.keepAsBackup(m_folder, m_vault.oldName());
    if (name)
        m_vault.prune(m_folder, kept);
    return m_vault.pathOf(name ? *name : m_vault.oldName());
}

void InPlaceEnding::removeOld() const
{
    removeOurs(m_folder, m_vault.oldName());
}

void InPlaceEnding::removeNew() const
{
    removeOurs(m_folder, m_vault.newName());
}

void InPlaceEnding::dropRecord() const
{
    dropInPlaceMark(m_vault.filePath());
    removeName(m_folder, m_vault.recordName());
    [[maybe_unused]] const Result<void> ignored = syncFolder(m_folder, m_vault.folder());
}

} // namespace kvlens
