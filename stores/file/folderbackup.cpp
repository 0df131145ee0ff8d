// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/folderbackup.h"

#include "stores/file/backupname.h"
#include "stores/file/backups.h"
#include "stores/file/errnoerror.h"
#include "stores/file/leftovers.h"
#include "stores/file/putinplace.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr unsigned backupMode = 0700;

QByteArray folderIn(const QByteArray &path)
{
    return path.left(std::max<qsizetype>(path.lastIndexOf('/'), 0));
}

QByteArray nameIn(const QByteArray &path)
{
    return path.mid(path.lastIndexOf('/') + 1);
}

// EEXIST: there is something of that name.
bool renameFolder(int around, const QByteArray &from, const QByteArray &to)
{
    if (::renameat2(around, from.constData(), around, to.constData(), RENAME_NOREPLACE) == 0)
        return true;
    const bool isUnknown = errno == EINVAL || errno == ENOSYS; // to this file system
    return isUnknown && ::mkdirat(around, to.constData(), backupMode) == 0
        && ::renameat(around, from.constData(), around, to.constData()) == 0; // over an empty one
}

// What a killed process has left in a backup: that is to hold nothing but what was there.
void sweep(const QString &backup)
{
    QList<QByteArray> folders {pathBytes(backup)};
    std::error_code failed;
    using Within = std::filesystem::recursive_directory_iterator; // it follows no links
    for (Within within(folders.first().toStdString(), failed);
         !failed && within != std::filesystem::end(within); within.increment(failed)) {
        std::error_code gone;
        if (within->symlink_status(gone).type() == std::filesystem::file_type::directory)
            folders.append(QByteArray::fromStdString(within->path().string()));
    }
    for (const QByteArray &folder : std::as_const(folders)) {
        const FileDescriptor fd(
            ::open(folder.constData(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        if (fd)
            removeLeftovers(fd.get());
    }
}

} // namespace

FolderBackup::FolderBackup(QString root, AskManner ask)
    : m_root(std::move(root))
    , m_ask(std::move(ask))
{
}

// Only now is it certain that this backup replaces an older one.
FolderBackup::~FolderBackup()
{
    if (m_folder.isEmpty())
        return;
    const FileVault vault(m_root, m_place);
    if (m_unfinished)
        vault.remove(m_open.folder.get(), nameIn(pathBytes(m_folder)));
    else if (!m_kept.isEmpty())
        vault.prune(m_open.folder.get(), m_manner.keptBackups);
}

bool FolderBackup::wants(const QByteArray &path) const
{
    return isWanted() && !m_kept.contains(path);
}

Result<void> FolderBackup::makeFolder()
{
    if (!m_folder.isEmpty())
        return {};
    const FileVault vault(m_root, m_manner.backups);
    Result<OpenVault> open = vault.open();
    if (!open)
        return open.error();
    const int around = open->folder.get();
    vault.removeUnfinished(around);
    if (const QList<QByteArray> earlier = vault.backups(); !earlier.isEmpty())
        sweep(vault.pathOf(earlier.last())); // what is before that was swept then
    const QByteArray name = newUnfinishedName(vault.unfinishedPrefix());
    if (::mkdirat(around, name.constData(), backupMode) < 0)
        return errnoError(errno, FileReasons::makingFolder, vault.pathOf(name));
    m_unfinished = FileDescriptor(
        ::openat(around, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!m_unfinished) {
        const int number = errno;
        ::unlinkat(around, name.constData(), AT_REMOVEDIR);
        return errnoError(number, FileReasons::openingFolder, vault.pathOf(name));
    }
    ::flock(m_unfinished.get(), LOCK_EX | LOCK_NB);
    m_open = *std::move(open);
    m_place = m_manner.backups;
    m_folder = vault.pathOf(name);
    m_made.add(pathBytes(m_folder));
    return {};
}

Result<void> FolderBackup::nameFolder()
{
    if (!m_unfinished)
        return {};
    const FileVault vault(m_root, m_place);
    const int around = m_open.folder.get();
    const QByteArray name = nameIn(pathBytes(m_folder));
    const Result<QByteArray> backup = vault.newBackup([&](const QByteArray &as) -> Result<void> {
        if (renameFolder(around, name, as))
            return {};
        if (errno == EEXIST)
            return Error {ErrorCode::Conflict};
        return errnoError(errno, FileReasons::renaming, vault.pathOf(name));
    });
    if (!backup)
        return backup.error();
    m_made.moved(pathBytes(m_folder), pathBytes(vault.pathOf(*backup)));
    m_folder = vault.pathOf(*backup);
    m_unfinished = {};
    return syncFolder(around, vault.folder());
}

Result<TreeFolder> FolderBackup::folderOf(const QByteArray &path)
{
    if (Result<void> made = makeFolder(); !made)
        return made.error();
    return TreeFolder::make(pathBytes(m_folder), folderIn(path), m_made);
}

Result<void> FolderBackup::add(const QByteArray &path, QByteArrayView bytes)
{
    if (!wants(path))
        return {};
    const Result<TreeFolder> folder = folderOf(path);
    const Result<void> added
        = folder ? m_files.add(*folder, nameIn(path), bytes) : Result<void>(folder.error());
    if (!added) {
        forgetAdded();
        return notBackedUp(added.error(), m_root);
    }
    m_kept.insert(path);
    m_added.append(path);
    return m_files.isFull() ? flush() : Result<void>();
}

Result<void> FolderBackup::addMade(const QByteArray &path, const Make &make)
{
    if (!wants(path))
        return {};
    if (const Result<void> done = put(path, make); !done) {
        forgetAdded();
        return notBackedUp(done.error(), m_root);
    }
    m_kept.insert(path);
    m_added.append(path);
    return {};
}

Result<void> FolderBackup::put(const QByteArray &path, const Make &make)
{
    const Result<TreeFolder> folder = folderOf(path);
    if (!folder)
        return folder.error();
    const int fd = folder->descriptor();
    const QByteArray name = nameIn(path);
    const QString place = pathText(folder->path() + '/' + name);
    Result<TempFile> file = TempFile::make(fd, place);
    if (!file)
        return file.error();
    if (Result<void> made = make(pathText(folder->path() + '/' + file->name())); !made)
        return made;
    if (Result<void> done = putNew(fd, file->name(), fd, name, place); !done)
        return done;
    file->letGo();
    return syncFolder(fd, place);
}

Result<void> FolderBackup::settle()
{
    if (Result<void> flushed = flush(); !flushed)
        return flushed;
    const Result<void> named = nameFolder();
    return named ? named : Result<void>(notBackedUp(named.error(), m_root));
}

Result<void> FolderBackup::flush()
{
    for (const Result<Stored> &put : m_files.putAll()) {
        if (!put) {
            forgetAdded();
            return notBackedUp(put.error(), m_root);
        }
    }
    m_added.clear();
    return {};
}

void FolderBackup::forgetAdded()
{
    m_files = NewFiles();
    for (const QByteArray &path : std::exchange(m_added, {}))
        forget(path);
}

void FolderBackup::forget(const QByteArray &path)
{
    if (m_kept.remove(path))
        ::unlink(QByteArray(pathBytes(m_folder) + '/' + path).constData());
}

} // namespace kvlens
