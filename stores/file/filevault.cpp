// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/filevault.h"

#include "stores/file/backupname.h"
#include "stores/file/errnoerror.h"
#include "stores/file/filereplacement.h"
#include "stores/file/putinplace.h"
#include "stores/file/tempfile.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <limits>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr unsigned onlyOurs = 0700;
constexpr qsizetype hashDigits = 32;

QString vaultFolderOf(const QString &path, BackupPlace place)
{
    if (place == BackupPlace::Beside)
        return QFileInfo(path).absolutePath();
    const QString state = stateFolder();
    const QByteArray hash
        = QCryptographicHash::hash(pathBytes(path), QCryptographicHash::Sha256).toHex();
    return state.isEmpty()
        ? state
        : state + QStringLiteral("/backups/") + QString::fromLatin1(hash.first(hashDigits));
}

FileDescriptor openedFolder(const QString &path)
{
    return FileDescriptor(::open(pathBytes(path).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
}

// Nothing is followed. Absent: its type is 0.
struct stat lookedAt(const QString &path)
{
    struct stat status = {};
    if (::lstat(pathBytes(path).constData(), &status) < 0)
        status = {};
    return status;
}

bool isSameType(const struct stat &a, const struct stat &b)
{
    return (a.st_mode & S_IFMT) == (b.st_mode & S_IFMT);
}

bool holdsSomething(const QString &path, const struct stat &status)
{
    return S_ISREG(status.st_mode) || (S_ISDIR(status.st_mode) && !isEmptyFolder(path));
}

// Whether nobody is making it.
bool isAbandoned(int folder, const QByteArray &name)
{
    const FileDescriptor fd(
        ::openat(folder, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat status = {};
    return fd && ::fstat(fd.get(), &status) == 0 && status.st_uid == ::geteuid()
        && ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0;
}

} // namespace

QString homeFolder()
{
    const QString home = qEnvironmentVariable("HOME");
    if (QDir::isAbsolutePath(home))
        return home;
    const passwd *const user = ::getpwuid(::geteuid()); // NOLINT(concurrency-mt-unsafe)
    const QString theirs = user ? pathText(user->pw_dir) : QString();
    return QDir::isAbsolutePath(theirs) && QFileInfo(theirs).isDir() ? theirs : QString();
}

QString stateFolder()
{
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (QDir::isAbsolutePath(state))
        return state + QStringLiteral("/kvlens");
    const QString home = homeFolder();
    return home.isEmpty() ? home : home + QStringLiteral("/.local/state/kvlens");
}

FileVault::FileVault(QString path, BackupPlace place)
    : m_path(std::move(path))
    , m_name(pathBytes(QFileInfo(m_path).fileName()))
    , m_folder(vaultFolderOf(m_path, place))
{
}

FileVault FileVault::in(const QString &folder, const QString &path)
{
    FileVault vault(path, BackupPlace::Beside);
    vault.m_folder = folder;
    return vault;
}

QByteArray FileVault::backupPrefix() const
{
    constexpr qsizetype timeAndNumber = 17; // "20260131-235959-1"
    return nameBeside(m_name, ".kvlens-backup-", timeAndNumber);
}

QByteArray FileVault::unfinishedPrefix() const
{
    constexpr qsizetype randomName = 20; // as of TempFile
    return nameBeside(m_name, ".kvlens-backup-unfinished-", randomName);
}

QString FileVault::pathOf(const QByteArray &name) const
{
    return m_folder + QLatin1Char('/') + pathText(name);
}

Result<OpenVault> FileVault::open() const
{
    OpenVault vault;
    if (m_folder.isEmpty())
        return Error {ErrorCode::Denied, FileReasons::noHome, m_path};
    if (const Result<void> done = vault.made.make(m_folder, onlyOurs); !done)
        return done.error();
    vault.folder = openedFolder(m_folder);
    if (!vault.folder)
        return errnoError(errno, FileReasons::openingFolder, m_folder);
    return vault;
}

FileDescriptor FileVault::openIfThere() const
{
    return openedFolder(m_folder);
}

QList<QByteArray> FileVault::backups() const
{
    const struct stat kept = lookedAt(m_path);
    QList<QByteArray> names = namesAt(m_folder, std::numeric_limits<qsizetype>::max());
    names.removeIf([&](const QByteArray &name) {
        if (!isBackupName(name, backupPrefix()))
            return true;
        const struct stat status = lookedAt(pathOf(name));
        return !holdsSomething(pathOf(name), status)
            || (kept.st_mode != 0 && !isSameType(kept, status));
    });
    std::sort(names.begin(), names.end(), isOlderBackup);
    return names;
}

// The names of all backups of a file are in the order in which they were made, wherever they lie
// and even if the clock was set back.
Result<QByteArray> FileVault::newBackup(const Make &make) const
{
    constexpr int tries = 1000;
    const QStringList all = backupsOf(m_path);
    const QByteArray latest
        = all.isEmpty() ? QByteArray() : pathBytes(QFileInfo(all.last()).fileName());
    const QByteArray now = backupPrefix() + backupTimeNow() + '-';
    const bool isFirst = latest.isEmpty() || backupTimeOf(latest) < backupTimeOf(now);
    const QByteArray time = isFirst ? now : backupTimeOf(latest) + '-';
    const int first = isFirst ? 1 : backupNumberOf(latest) + 1;
    Result<void> made;
    for (int i = first; i < first + tries; ++i) {
        const QByteArray name = time + QByteArray::number(i);
        made = make(name);
        if (made)
            return name;
        if (made.error().code != ErrorCode::Conflict)
            break;
    }
    return made.error();
}

Result<QByteArray> FileVault::keepAsBackup(int folder, const QByteArray &name) const
{
    return newBackup(
        [&](const QByteArray &as) { return putNew(folder, name, folder, as, pathOf(as)); });
}

// A hard link of a file belongs to whom the file does.
bool FileVault::isToBePruned(const QByteArray &name, const struct stat &kept) const
{
    const struct stat status = lookedAt(pathOf(name));
    return isSameType(kept, status)
        && (status.st_uid == ::geteuid() || status.st_uid == kept.st_uid);
}

void FileVault::prune(int folder, int kept) const
{
    const struct stat file = lookedAt(m_path);
    QList<QByteArray> names = backups();
    names.removeIf([&](const QByteArray &name) { return !isToBePruned(name, file); });
    for (qsizetype i = 0; i + std::max(kept, 1) < names.size(); ++i)
        remove(folder, names.at(i));
}

// Links are removed, not followed.
void FileVault::remove(int folder, const QByteArray &name) const
{
    std::error_code failed;
    if (!removeName(folder, name))
        std::filesystem::remove_all(pathBytes(pathOf(name)).toStdString(), failed);
}

void FileVault::removeUnfinished(int folder) const
{
    for (const QByteArray &name : namesAt(m_folder, std::numeric_limits<qsizetype>::max())) {
        if (isUnfinishedName(name, unfinishedPrefix()) && isAbandoned(folder, name))
            remove(folder, name);
        else if (isBackupName(name, backupPrefix()) && isAbandoned(folder, name))
            ::unlinkat(folder, name.constData(), AT_REMOVEDIR); // unless something is in it
    }
}

QStringList backupsOf(const QString &path)
{
    const QString real = resolvedPath(path).value_or(path);
    QStringList paths;
    for (const BackupPlace place : {BackupPlace::StateFolder, BackupPlace::Beside}) {
        const FileVault vault(real, place);
        for (const QByteArray &name : vault.backups())
            paths.append(vault.pathOf(name));
    }
    std::sort(paths.begin(), paths.end(), [](const QString &a, const QString &b) {
        return isOlderBackup(
            pathBytes(QFileInfo(a).fileName()), pathBytes(QFileInfo(b).fileName()));
    });
    return paths;
}

} // namespace kvlens
