// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/unfinished.h"

#include "stores/file/errnoerror.h"
#include "stores/file/fileio.h"
#include "stores/file/namebeside.h"
#include "stores/file/putinplace.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace kvlens {

namespace {

QByteArray unfinishedName(const QByteArray &target, int number)
{
    const QByteArray suffix = number == 1 ? QByteArray() : '-' + QByteArray::number(number);
    return nameBeside(target, ".kvlens-unfinished", 4) + suffix;
}

// Whoever may not read the file by now shall not read what would have been in it.
void narrowTo(int folder, const QByteArray &target, const QByteArray &prepared)
{
    constexpr mode_t rights = 0777;
    struct stat now = {};
    struct stat mine = {};
    const bool isWider = ::fstatat(folder, target.constData(), &now, AT_SYMLINK_NOFOLLOW) == 0
        && ::fstatat(folder, prepared.constData(), &mine, AT_SYMLINK_NOFOLLOW) == 0
        && (mine.st_mode & ~now.st_mode & rights) != 0;
    if (isWider)
        ::fchmodat(folder, prepared.constData(), mine.st_mode & now.st_mode & rights, 0);
}

} // namespace

Result<QByteArray> keepUnfinished(
    int folder, const QByteArray &name, const QByteArray &target, const QString &path)
{
    constexpr int mostKept = 1000;
    narrowTo(folder, target, name);
    Result<void> put;
    for (int i = 1; i <= mostKept; ++i) {
        const QByteArray kept = unfinishedName(target, i);
        put = putNew(folder, name, folder, kept, path);
        if (put)
            return kept;
        if (put.error().code != ErrorCode::Conflict)
            break;
    }
    return put.error();
}

Result<QString> keepUnfinished(const QString &temp, const QString &target)
{
    const QString folderPath = QFileInfo(target).absolutePath();
    const FileDescriptor folder(
        ::open(pathBytes(folderPath).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!folder)
        return errnoError(errno, FileReasons::openingFolder, folderPath);
    const Result<QByteArray> kept = keepUnfinished(folder.get(),
        pathBytes(QFileInfo(temp).fileName()), pathBytes(QFileInfo(target).fileName()), target);
    if (!kept)
        return kept.error();
    return folderPath + QLatin1Char('/') + pathText(*kept);
}

QStringList unfinishedBeside(const QString &target)
{
    constexpr int looked = 10; // some may have been deleted in between
    QStringList found;
    for (int i = 1; i <= looked + found.size(); ++i) {
        const QString path = QFileInfo(target).path() + QLatin1Char('/')
            + pathText(unfinishedName(pathBytes(QFileInfo(target).fileName()), i));
        if (pathExists(path))
            found.append(path);
    }
    return found;
}

} // namespace kvlens
