// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/folderbackup.h"

#include "stores/file/backups.h"
#include "stores/file/errnoerror.h"
#include "stores/file/putinplace.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QDirIterator>

#include <cerrno>
#include <fcntl.h>
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

// What a killed process has left in a backup: that is to hold nothing but what was there.
void sweep(const QString &backup)
{
    QStringList folders {backup};
    QDirIterator within(backup, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks,
        QDirIterator::Subdirectories);
    while (within.hasNext())
        folders.append(within.next());
    for (const QString &folder : std::as_const(folders)) {
        const FileDescriptor fd(
            ::open(pathBytes(folder).constData(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
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
    if (!m_kept.isEmpty())
        FileVault(m_root, m_place).prune(m_open.folder.get(), m_manner.keptBackups);
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
    const QList<QByteArray> earlier = vault.backups();
    const Result<QByteArray> name = vault.newBackup([&](const QByteArray &as) -> Result<void> {
        if (::mkdirat(around, as.constData(), backupMode) == 0)
            return syncFolder(around, vault.folder());
        if (errno == EEXIST)
            return Error {ErrorCode::Conflict};
        return errnoError(errno, FileReasons::makingFolder, vault.pathOf(as));
    });
    if (!name)
        return name.error();
    if (!earlier.isEmpty()) // what is before that was swept then
        sweep(vault.pathOf(earlier.last()));
    m_open = *std::move(open);
    m_place = m_manner.backups;
    m_folder = vault.pathOf(*name);
    m_made.add(pathBytes(m_folder));
    return {};
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
        return notBackedUp(added.error());
    }
    m_kept.insert(path);
    m_added.append(path);
    return m_files.isFull() ? settle() : Result<void>();
}

Result<void> FolderBackup::addMade(const QByteArray &path, const Make &make)
{
    if (!wants(path))
        return {};
    if (const Result<void> done = put(path, make); !done) {
        forgetAdded();
        return notBackedUp(done.error());
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
    for (const Result<Stored> &put : m_files.putAll()) {
        if (!put) {
            forgetAdded();
            return notBackedUp(put.error());
        }
    }
    m_added.clear();
    return {};
}

void FolderBackup::forgetAdded()
{
    m_files = {};
    for (const QByteArray &path : std::exchange(m_added, {}))
        forget(path);
}

void FolderBackup::forget(const QByteArray &path)
{
    if (m_kept.remove(path))
        ::unlink(QByteArray(pathBytes(m_folder) + '/' + path).constData());
}

} // namespace kvlens
