// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/treefolder.h"

#include "stores/file/errnoerror.h"
#include "stores/file/filemetadata.h"
#include "stores/file/leftovers.h"
#include "stores/file/putinplace.h"
#include "stores/file/sharing.h"
#include "stores/file/tempfile.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"
#include "stores/words/treereasons.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr int folderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
constexpr int fileFlags = O_RDONLY | O_NONBLOCK | O_CLOEXEC; // a FIFO must not wait for a writer

QByteArray descriptorPath(int fd)
{
    return "/proc/self/fd/" + QByteArray::number(fd);
}

// Of what is open the system has a path, unless that of the system itself is missing.
Error withoutPath(int number, const ReasonForm &doing, const QString &path)
{
    return number == ENOENT ? Error {ErrorCode::Unavailable, FileReasons::noProc, path}
                            : errnoError(number, doing, path);
}

// Where an open file or folder really is, free of links.
Result<QByteArray> realPathOf(int fd, const QString &path)
{
    char real[PATH_MAX];
    const ssize_t length = ::readlink(descriptorPath(fd).constData(), real, sizeof real);
    if (length < 0)
        return withoutPath(errno, FileReasons::resolving, path);
    return QByteArray(real, length);
}

Error leadsOutside(const QByteArray &real, const QByteArray &root, const QString &path)
{
    return {ErrorCode::Invalid, TreeReasons::resolvesOutside.with(pathText(real), pathText(root)),
        path};
}

// A new file with all its bytes, the metadata of the open file `old` (-1: there is none) or the
// mode of a new one, synced unless that comes later.
struct FilledFile
{
    TempFile file;
    QList<Reason> lost; // of the metadata
};

Result<FilledFile> filled(int folder, const QString &path, QByteArrayView bytes, int old,
    unsigned newMode = privateMode, SyncTime sync = SyncTime::Now)
{
    Result<TempFile> file = TempFile::makeNameless(folder, path);
    if (!file)
        return file.error();
    if (Result<void> written = writeAll(file->descriptor(), bytes, path); !written)
        return written.error();
    Result<QList<Reason>> lost = QList<Reason>();
    if (old >= 0)
        lost = copyMetadata(old, file->descriptor(), path);
    if (!lost)
        return lost.error();
    if (old < 0 && newMode != privateMode) {
        if (Result<void> set = setNewMode(file->descriptor(), newMode, path); !set)
            return set.error();
    }
    if (sync == SyncTime::Now && ::fsync(file->descriptor()) < 0)
        return errnoError(errno, FileReasons::writing, path);
    return FilledFile {*std::move(file), *lost};
}

// The contents are compared, not the times, which a coarse clock does not tell apart.
IsExpected hasBytes(const StoredFile &seen)
{
    return [&seen](int fd) {
        const Result<QByteArray> bytes = readAt(fd, 0, seen.bytes.size() + 1, {});
        return bytes && *bytes == seen.bytes;
    };
}

Error changedMeanwhile(const QString &path)
{
    return {ErrorCode::Conflict, FileReasons::fileChanged, path};
}

} // namespace

bool isInside(const QByteArray &path, const QByteArray &root)
{
    return path == root || path.startsWith(root.endsWith('/') ? root : root + '/');
}

TreeFolder::TreeFolder(FileDescriptor fd, QByteArray path, QByteArray root)
    : m_fd(std::move(fd))
    , m_path(std::move(path))
    , m_root(std::move(root))
{
}

Result<TreeFolder> TreeFolder::openedAt(int parent, const QByteArray &path, const QByteArray &root)
{
    const QString text = pathText(path);
    FileDescriptor fd(::openat(parent, path.constData(), folderFlags));
    if (!fd)
        return errnoError(errno, FileReasons::openingFolder, text);
    Result<QByteArray> real = realPathOf(fd.get(), text);
    if (!real)
        return real.error();
    if (!isInside(*real, root))
        return leadsOutside(*real, root, text);
    return TreeFolder(std::move(fd), *real == path ? path : *real, root);
}

Result<TreeFolder> TreeFolder::open(const QByteArray &root, const QByteArray &path)
{
    return openedAt(AT_FDCWD, path, root);
}

Result<TreeFolder> TreeFolder::make(
    const QByteArray &root, const QByteArray &relative, MadeFolders &made, SyncTime sync)
{
    if (Result<void> rooted = made.make(pathText(root)); !rooted)
        return rooted.error();
    Result<TreeFolder> folder = open(root, root);
    for (const QByteArray &name : relative.split('/')) {
        if (!folder)
            return folder;
        if (name.isEmpty())
            continue;
        const QString path = folder->textPath(name);
        bool isNew = false;
        if (::mkdirat(folder->descriptor(), name.constData(), 0777) == 0) {
            made.add(folder->path() + '/' + name);
            isNew = true;
            const Result<void> synced
                = sync == SyncTime::Now ? syncFolder(folder->descriptor(), path) : Result<void>();
            if (!synced)
                return synced.error();
        } else if (errno != EEXIST) {
            return errnoError(errno, FileReasons::makingFolder, path);
        }
        Result<TreeFolder> inner = openedAt(folder->descriptor(), name, root);
        if (inner && isNew)
            giveToOwnerOf(folder->descriptor(), inner->descriptor());
        folder = std::move(inner);
    }
    return folder;
}

QString TreeFolder::textPath(const QByteArray &name) const
{
    return pathText(name.isEmpty() ? m_path : m_path + '/' + name);
}

Result<void> TreeFolder::checkWritable(const QByteArray &name) const
{
    if (::faccessat(m_fd.get(), name.constData(), W_OK, AT_EACCESS) == 0 || errno != EACCES)
        return {}; // what else there is shows when it is written
    return Error {ErrorCode::Denied, FileReasons::noPermissionToWrite, textPath(name)};
}

// What a link leads to, opened without any effect and proved to be inside.
Result<FileDescriptor> TreeFolder::openPlace(const QByteArray &name) const
{
    FileDescriptor place(::openat(m_fd.get(), name.constData(), O_PATH | O_CLOEXEC));
    if (!place && (errno == ENOENT || errno == ENOTDIR || errno == ELOOP))
        return Error {ErrorCode::Invalid, TreeReasons::linkLeadsNowhere, textPath(name)};
    if (!place)
        return errnoError(errno, FileReasons::opening, textPath(name));
    const Result<QByteArray> real = realPathOf(place.get(), textPath(name));
    if (!real)
        return real.error();
    if (!isInside(*real, m_root))
        return leadsOutside(*real, m_root, textPath(name));
    return place;
}

Result<FileDescriptor> TreeFolder::openLinked(const QByteArray &name) const
{
    const Result<FileDescriptor> place = openPlace(name);
    if (!place)
        return place.error();
    FileDescriptor fd(::open(descriptorPath(place->get()).constData(), fileFlags));
    if (!fd)
        return withoutPath(errno, FileReasons::opening, textPath(name));
    return fd;
}

Result<TreeFolder> TreeFolder::again() const
{
    FileDescriptor fd(::fcntl(m_fd.get(), F_DUPFD_CLOEXEC, 0));
    if (!fd)
        return errnoError(errno, FileReasons::openingFolder, pathText(m_path));
    return TreeFolder(std::move(fd), m_path, m_root);
}

bool TreeFolder::isLink(const QByteArray &name) const
{
    struct stat there = {};
    return ::fstatat(m_fd.get(), name.constData(), &there, AT_SYMLINK_NOFOLLOW) == 0
        && S_ISLNK(there.st_mode);
}

bool TreeFolder::provesInside(const QByteArray &name) const
{
    return openPlace(name).has_value();
}

Result<FileDescriptor> TreeFolder::openFile(const QByteArray &name) const
{
    FileDescriptor fd(::openat(m_fd.get(), name.constData(), fileFlags | O_NOFOLLOW));
    if (!fd && errno == ELOOP)
        return openLinked(name);
    if (!fd)
        return errnoError(errno, FileReasons::opening, textPath(name));
    return fd;
}

// Otherwise the file was renamed, or another one put over it, which moves its time of change. While
// that is being done the name leads to the old file for a moment more, which has none by then.
bool TreeFolder::leadsTo(const QByteArray &name, const FileStamp &stamp) const
{
    struct stat there = {};
    const bool isThere = ::fstatat(m_fd.get(), name.constData(), &there, 0) == 0
        && there.st_dev == stamp.device && there.st_ino == stamp.inode;
    return isThere && there.st_nlink > 0;
}

Result<StoredFile> TreeFolder::read(const QByteArray &name, qint64 limit) const
{
    const Result<FileDescriptor> fd = openFile(name);
    if (!fd)
        return fd.error();
    struct stat status = {};
    if (::fstat(fd->get(), &status) < 0)
        return errnoError(errno, FileReasons::reading, textPath(name));
    if (!S_ISREG(status.st_mode))
        return Error {ErrorCode::Unsupported, FileReasons::noRegularFile, textPath(name)};
    const Result<FileStamp> stamp = settledStampOf(fd->get(), textPath(name));
    if (!stamp)
        return stamp.error();
    if (stamp->size > limit)
        return Error {ErrorCode::Unsupported, FileReasons::largerThan.with(limit), textPath(name)};
    Result<QByteArray> bytes = readAt(fd->get(), 0, stamp->size, textPath(name));
    if (!bytes)
        return bytes.error();
    const Result<FileStamp> now = stampOf(fd->get(), textPath(name));
    if (!now)
        return now.error();
    if (*now == *stamp || (now->isSameButRenamed(*stamp) && !leadsTo(name, *stamp)))
        return StoredFile {*std::move(bytes), *stamp};
    return changedMeanwhile(textPath(name));
}

Result<Stored> TreeFolder::create(
    const QByteArray &name, QByteArrayView bytes, unsigned mode, SyncTime sync) const
{
    removeLeftovers(m_fd.get());
    const QString path = textPath(name);
    Result<FilledFile> filled = kvlens::filled(m_fd.get(), path, bytes, -1, mode, sync);
    if (!filled)
        return filled.error();
    giveToOwnerOf(m_fd.get(), filled->file.descriptor());
    if (Result<void> put = filled->file.becomes(name); !put)
        return put.error();
    return sync == SyncTime::Now ? storedIn(m_fd.get(), path) : Stored {};
}

Result<Stored> TreeFolder::replace(
    const QByteArray &name, QByteArrayView bytes, const StoredFile &seen) const
{
    removeLeftovers(m_fd.get());
    const QString path = textPath(name);
    const FileDescriptor old(::openat(m_fd.get(), name.constData(), fileFlags | O_NOFOLLOW));
    if (!old && errno == ELOOP)
        return replaceLinked(name, bytes, seen);
    if (!old)
        return errno == ENOENT ? changedMeanwhile(path)
                               : errnoError(errno, FileReasons::opening, path);
    const IsExpected isExpected = withRights(rightsOf(old.get()), hasBytes(seen));
    if (!isExpected(old.get()))
        return changedMeanwhile(path);
    if (Result<void> writable = checkWritable(name); !writable)
        return writable.error();
    Result<FilledFile> filled = kvlens::filled(m_fd.get(), path, bytes, old.get());
    if (!filled)
        return filled.error();
    TempFile &file = filled->file;
    const Result<FileStamp> stamp = stampOf(old.get(), path);
    const Result<void> named = stamp ? file.giveNameFor(*stamp) : Result<void>(stamp.error());
    if (!named)
        return named.error();
    const ReadyFile ready {m_fd.get(), file.name(), file.descriptor()};
    if (Result<void> put = putOver(ready, name, isExpected, path); !put)
        return put.error();
    file.letGo();
    return storedIn(m_fd.get(), path, filled->lost);
}

Result<Stored> TreeFolder::replaceLinked(
    const QByteArray &name, QByteArrayView bytes, const StoredFile &seen) const
{
    const Result<FileDescriptor> place = openPlace(name);
    if (!place)
        return place.error();
    const Result<QByteArray> real = realPathOf(place->get(), textPath(name));
    if (!real)
        return real.error();
    const qsizetype slash = real->lastIndexOf('/');
    const Result<TreeFolder> folder = open(m_root, real->left(slash));
    return folder ? folder->replace(real->mid(slash + 1), bytes, seen)
                  : Result<Stored>(folder.error());
}

Result<Stored> TreeFolder::remove(const QByteArray &name, const StoredFile &seen) const
{
    removeLeftovers(m_fd.get());
    const QString path = textPath(name);
    const FileDescriptor old(::openat(m_fd.get(), name.constData(), fileFlags | O_NOFOLLOW));
    if (!old && errno == ELOOP)
        return removeLink(name, seen);
    const IsExpected isExpected = hasBytes(seen);
    if (old ? !isExpected(old.get()) : errno == ENOENT)
        return changedMeanwhile(path);
    if (Result<void> writable = checkWritable(name); !writable)
        return writable.error();
    if (Result<void> removed = removeExpected(m_fd.get(), name, isExpected, path); !removed)
        return removed.error();
    return storedIn(m_fd.get(), path);
}

Result<Stored> TreeFolder::removeLink(const QByteArray &name, const StoredFile &seen) const
{
    const Result<FileDescriptor> fd = openLinked(name);
    if (!fd)
        return fd.error();
    if (!hasBytes(seen)(fd->get()))
        return changedMeanwhile(textPath(name));
    if (!removeName(m_fd.get(), name))
        return errnoError(errno, FileReasons::deleting, textPath(name));
    return storedIn(m_fd.get(), textPath(name));
}

Result<Stored> TreeFolder::rename(
    const QByteArray &name, const TreeFolder &toFolder, const QByteArray &toName) const
{
    const QString path = toFolder.textPath(toName);
    if (Result<void> put = putNew(m_fd.get(), name, toFolder.descriptor(), toName, path); !put)
        return put.error();
    const Stored stored = storedIn(toFolder.descriptor(), path);
    return stored.warning ? stored : storedIn(m_fd.get(), path);
}

} // namespace kvlens
