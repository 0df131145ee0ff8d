// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treefolder.h"

#include "stores/file/errnoerror.h"
#include "stores/filetree/newfile.h"

#include <QDir>
#include <QFile>

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

// Where an open file or folder really is, free of links.
Result<QByteArray> realPathOf(int fd, const QString &path)
{
    char real[PATH_MAX];
    const ssize_t length = ::readlink(descriptorPath(fd).constData(), real, sizeof real);
    if (length < 0)
        return errnoError(errno, QStringLiteral("resolving"), path);
    return QByteArray(real, length);
}

Error leadsOutside(const QByteArray &real, const QByteArray &root, const QString &path)
{
    return {ErrorCode::Invalid,
        QStringLiteral("it resolves to %1, which is outside of the data folder %2")
            .arg(QFile::decodeName(real), QFile::decodeName(root)),
        path};
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
    const QString text = QFile::decodeName(path);
    FileDescriptor fd(::openat(parent, path.constData(), folderFlags));
    if (!fd)
        return errnoError(errno, QStringLiteral("opening the folder"), text);
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

Result<TreeFolder> TreeFolder::make(const QByteArray &root, const QByteArray &relative)
{
    if (!QDir().mkpath(QFile::decodeName(root)))
        return errnoError(errno, QStringLiteral("making the folder"), QFile::decodeName(root));
    Result<TreeFolder> folder = open(root, root);
    for (const QByteArray &name : relative.split('/')) {
        if (!folder)
            return folder;
        if (name.isEmpty())
            continue;
        const int made = ::mkdirat(folder->descriptor(), name.constData(), 0777);
        if (made < 0 && errno != EEXIST)
            return errnoError(errno, QStringLiteral("making the folder"), folder->textPath(name));
        if (made == 0) {
            if (Result<void> synced = folder->sync(); !synced)
                return synced.error();
        }
        folder = openedAt(folder->descriptor(), name, root);
    }
    return folder;
}

QString TreeFolder::textPath(const QByteArray &name) const
{
    return QFile::decodeName(name.isEmpty() ? m_path : m_path + '/' + name);
}

// What a link leads to, opened without any effect and proved to be inside.
Result<FileDescriptor> TreeFolder::openPlace(const QByteArray &name) const
{
    FileDescriptor place(::openat(m_fd.get(), name.constData(), O_PATH | O_CLOEXEC));
    if (!place)
        return errnoError(errno, QStringLiteral("opening"), textPath(name));
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
        return errnoError(errno, QStringLiteral("opening"), textPath(name));
    return fd;
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
        return errnoError(errno, QStringLiteral("opening"), textPath(name));
    return fd;
}

Result<StoredFile> TreeFolder::read(const QByteArray &name) const
{
    const Result<FileDescriptor> fd = openFile(name);
    if (!fd)
        return fd.error();
    struct stat status = {};
    if (::fstat(fd->get(), &status) < 0)
        return errnoError(errno, QStringLiteral("reading"), textPath(name));
    if (!S_ISREG(status.st_mode))
        return Error {
            ErrorCode::Unsupported, QStringLiteral("it is no regular file"), textPath(name)};
    const Result<FileStamp> stamp = stampOf(fd->get(), textPath(name));
    if (!stamp)
        return stamp.error();
    Result<QByteArray> bytes = readAt(fd->get(), 0, stamp->size, textPath(name));
    if (!bytes)
        return bytes.error();
    return StoredFile {*std::move(bytes), *stamp};
}

Result<void> TreeFolder::create(const QByteArray &name, QByteArrayView bytes) const
{
    Result<NewFile> file = NewFile::begin(m_fd.get(), textPath(name));
    if (!file)
        return file.error();
    if (Result<void> filled = file->fill(bytes); !filled)
        return filled;
    if (Result<void> put = file->putNew(name); !put)
        return put;
    return sync();
}

Result<void> TreeFolder::replace(
    const QByteArray &name, QByteArrayView bytes, const FileStamp &seen) const
{
    const Result<FileDescriptor> old = openFile(name);
    if (!old)
        return old.error();
    Result<NewFile> file = NewFile::begin(m_fd.get(), textPath(name));
    if (!file)
        return file.error();
    if (Result<void> filled = file->fill(bytes, old->get()); !filled)
        return filled;
    if (Result<void> still = isStill(name, seen); !still)
        return still;
    if (Result<void> put = file->putOver(name); !put)
        return put;
    return sync();
}

Result<void> TreeFolder::remove(const QByteArray &name, const FileStamp &seen) const
{
    if (Result<void> still = isStill(name, seen); !still)
        return still;
    if (::unlinkat(m_fd.get(), name.constData(), 0) < 0)
        return errnoError(errno, QStringLiteral("deleting"), textPath(name));
    return sync();
}

Result<void> TreeFolder::rename(
    const QByteArray &name, const TreeFolder &toFolder, const QByteArray &toName) const
{
    Result<void> renamed
        = renameNew(m_fd.get(), name, toFolder.descriptor(), toName, toFolder.textPath(toName));
    if (!renamed)
        return renamed;
    if (Result<void> synced = toFolder.sync(); !synced)
        return synced;
    return sync();
}

Result<void> TreeFolder::isStill(const QByteArray &name, const FileStamp &seen) const
{
    const Result<FileDescriptor> fd = openFile(name);
    const Result<FileStamp> now
        = fd ? stampOf(fd->get(), textPath(name)) : Result<FileStamp>(fd.error());
    if (now && *now == seen)
        return {};
    if (!now && now.error().code != ErrorCode::NotFound)
        return now.error();
    return Error {
        ErrorCode::Conflict, QStringLiteral("another program changed the file"), textPath(name)};
}

Result<void> TreeFolder::sync() const
{
    // Some network file systems cannot sync a folder; that is no reason to call the write failed.
    if (::fsync(m_fd.get()) < 0 && errno != EINVAL && errno != EROFS)
        return errnoError(errno, QStringLiteral("syncing the folder"), textPath());
    return {};
}

} // namespace kvlens
