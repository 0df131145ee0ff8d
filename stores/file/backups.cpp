// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/backups.h"

#include "stores/file/errnoerror.h"
#include "stores/file/filestamp.h"
#include "stores/file/putinplace.h"
#include "stores/file/tempfile.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <cerrno>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

// Whether nobody can write to the file under another name.
bool hasOneName(int fd)
{
    struct stat status = {};
    return ::fstat(fd, &status) == 0 && status.st_nlink == 1;
}

// Another name of the very file. Unsupported: that cannot be, or it is another file by now.
Result<void> linkFile(int fd, const FileVault &vault, int folder, const QByteArray &name)
{
    const QByteArray path = pathBytes(vault.filePath());
    if (::linkat(AT_FDCWD, path.constData(), folder, name.constData(), 0) < 0)
        return Error {errno == EEXIST ? ErrorCode::Conflict : ErrorCode::Unsupported};
    const Result<FileStamp> file = stampOf(fd, vault.filePath());
    const Result<FileStamp> linked = stampAt(folder, name, vault.filePath());
    if (file && linked && file->device == linked->device && file->inode == linked->inode)
        return {};
    removeName(folder, name);
    return Error {ErrorCode::Unsupported};
}

Result<QByteArray> newBackupOf(int fd, const FileVault &vault, int folder)
{
    Result<QByteArray> name = Error {ErrorCode::Unsupported};
    if (hasOneName(fd))
        name = vault.newBackup(
            [&](const QByteArray &as) { return linkFile(fd, vault, folder, as); });
    if (!name)
        name = vault.newBackup(
            [&](const QByteArray &as) { return copyFile(fd, folder, as, vault.pathOf(as)); });
    if (!name)
        return name;
    if (const Result<void> synced = syncFolder(folder, vault.folder()); !synced) {
        removeName(folder, *name);
        return synced.error();
    }
    return name;
}

} // namespace

Backup::Backup(OpenVault vault, QByteArray name, QString path)
    : m_vault(std::move(vault))
    , m_name(std::move(name))
    , m_path(std::move(path))
{
}

Backup &Backup::operator=(Backup &&other) noexcept
{
    std::swap(m_vault, other.m_vault);
    m_name.swap(other.m_name);
    m_path.swap(other.m_path);
    return *this;
}

Backup::~Backup()
{
    if (!m_name.isEmpty())
        removeName(m_vault.folder.get(), m_name);
}

Result<std::optional<Backup>> Backups::make(const QString &path, int fd, const WriteManner &manner)
{
    if (manner.backups == BackupPlace::None || has(path))
        return std::optional<Backup>();
    const FileVault vault(path, manner.backups);
    Result<OpenVault> open = vault.open();
    if (!open)
        return notBackedUp(open.error(), path);
    const Result<QByteArray> name = newBackupOf(fd, vault, open->folder.get());
    if (!name)
        return notBackedUp(name.error(), path);
    return std::optional(Backup(*std::move(open), *name, vault.pathOf(*name)));
}

void Backups::keep(const QString &path, std::optional<Backup> &backup, const WriteManner &manner)
{
    if (!backup)
        return;
    backup->keep();
    m_made.insert(path);
    const FileVault vault(path, manner.backups);
    if (const FileDescriptor folder = vault.openIfThere())
        vault.prune(folder.get(), manner.keptBackups);
}

Result<void> copyFile(int fd, int folder, const QByteArray &name, const QString &path)
{
    const Result<FileStamp> stamp = stampOf(fd, path);
    if (!stamp)
        return stamp.error();
    Result<TempFile> copy = TempFile::make(folder, path);
    if (!copy)
        return copy.error();
    if (::ioctl(copy->descriptor(), FICLONE, fd) < 0) {
        const Result<void> copied = copyRange(fd, 0, stamp->size, copy->descriptor(), path);
        if (!copied && copied.error().code == ErrorCode::Conflict) // no name that is taken
            return Error {ErrorCode::Unavailable, copied.error().detail, path};
        if (!copied)
            return copied;
    }
    if (::fsync(copy->descriptor()) < 0)
        return errnoError(errno, FileReasons::writing, path);
    const Result<void> put = putNew(folder, copy->name(), folder, name, path);
    if (put)
        copy->letGo();
    return put;
}

Error notBackedUp(const Error &error, const QString &path)
{
    // Not of the store: that is there.
    const bool isMissing = error.code == ErrorCode::NotFound;
    return {isMissing ? ErrorCode::Unavailable : error.code,
        FileReasons::notBackedUp.with(error.detail), path};
}

void removeUnusedBackups(const QString &path)
{
    const Result<FileStamp> file = stampOf(path);
    if (!file || file->links < 2)
        return;
    for (const BackupPlace place : {BackupPlace::StateFolder, BackupPlace::Beside}) {
        const FileVault vault(path, place);
        const FileDescriptor folder = vault.openIfThere();
        for (const QByteArray &name : vault.backups()) {
            const Result<FileStamp> backup = stampAt(folder.get(), name, path);
            if (backup && backup->device == file->device && backup->inode == file->inode)
                removeName(folder.get(), name);
        }
    }
}

} // namespace kvlens
