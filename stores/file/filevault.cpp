// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/filevault.h"

#include "stores/file/errnoerror.h"
#include "stores/file/filereplacement.h"
#include "stores/file/putinplace.h"
#include "stores/file/tempfile.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QCryptographicHash>
#include <QDateTime>
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

// Its order is that of time.
QByteArray timeName()
{
    return QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss")).toLatin1();
}

int numberOf(const QByteArray &name)
{
    return name.mid(name.lastIndexOf('-') + 1).toInt();
}

QByteArray timeOf(const QByteArray &name)
{
    return name.left(name.lastIndexOf('-'));
}

// "…-2" comes before "…-10".
bool isOlder(const QByteArray &a, const QByteArray &b)
{
    return timeOf(a) == timeOf(b) ? numberOf(a) < numberOf(b) : timeOf(a) < timeOf(b);
}

bool holdsSomething(const QString &path)
{
    struct stat status = {};
    if (::lstat(pathBytes(path).constData(), &status) < 0)
        return false;
    return S_ISREG(status.st_mode) || (S_ISDIR(status.st_mode) && !isEmptyFolder(path));
}

// Whether nobody is making it.
bool isAbandoned(int folder, const QByteArray &name)
{
    const FileDescriptor fd(
        ::openat(folder, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    return fd && ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0;
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
    QList<QByteArray> names = namesAt(m_folder, std::numeric_limits<qsizetype>::max());
    names.removeIf([this](const QByteArray &name) {
        return !name.startsWith(backupPrefix()) || name.startsWith(unfinishedPrefix())
            || !holdsSomething(pathOf(name));
    });
    std::sort(names.begin(), names.end(), isOlder);
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
    const QByteArray now = backupPrefix() + timeName() + '-';
    const bool isFirst = latest.isEmpty() || timeOf(latest) < timeOf(now);
    const QByteArray time = isFirst ? now : timeOf(latest) + '-';
    const int first = isFirst ? 1 : numberOf(latest) + 1;
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

void FileVault::prune(int folder, int kept) const
{
    const QList<QByteArray> names = backups();
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
        if (name.startsWith(unfinishedPrefix()) && isAbandoned(folder, name))
            remove(folder, name);
        else if (name.startsWith(backupPrefix()))
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
        return isOlder(pathBytes(QFileInfo(a).fileName()), pathBytes(QFileInfo(b).fileName()));
    });
    return paths;
}

} // namespace kvlens
