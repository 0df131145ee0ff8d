// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/replaceable.h"

#include "stores/file/filemetadata.h"
#include "stores/file/filereplacement.h"
#include "stores/file/stored.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

// What is not there any more is not denied.
bool isDenied(const QString &path, int what)
{
    const QByteArray name = pathBytes(path);
    return ::faccessat(AT_FDCWD, name.constData(), what, AT_EACCESS) < 0 && errno != ENOENT;
}

// Attributes of the file that say more than its mode; those that the file system does not tell are
// not there.
bool hasAttribute(const QString &path, quint64 attribute)
{
    struct statx status = {};
    if (::statx(AT_FDCWD, pathBytes(path).constData(), 0, 0, &status) < 0)
        return false;
    return (status.stx_attributes_mask & status.stx_attributes & attribute) != 0;
}

// In such a folder the owner of a file, and of the folder, can replace it, and root.
bool isHeldBySticky(const QString &path)
{
    struct stat file = {};
    struct stat folder = {};
    const QString folderPath = QFileInfo(path).absolutePath();
    if (::stat(pathBytes(path).constData(), &file) < 0
        || ::stat(pathBytes(folderPath).constData(), &folder) < 0)
        return false;
    const uid_t user = ::geteuid();
    return (folder.st_mode & S_ISVTX) != 0 && user != 0 && user != file.st_uid
        && user != folder.st_uid;
}

bool isGroupOfOurs(gid_t group)
{
    if (group == ::getegid())
        return true;
    const int count = ::getgroups(0, nullptr);
    QList<gid_t> groups(std::max(count, 0));
    const int got = ::getgroups(count, groups.data());
    return groups.first(std::max(got, 0)).contains(group);
}

// What a new file in the same folder cannot be given, found by trying on one without a name.
QList<Reason> attributesThatGo(const QString &path)
{
    const Result<FileDescriptor> file = openForReading(path);
    if (!file || !hasAttributes(file->get()))
        return {};
    const QByteArray folder = pathBytes(QFileInfo(path).absolutePath());
    const FileDescriptor trial(
        ::open(folder.constData(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!trial)
        return {}; // then it is told beside the success
    QList<Reason> lost = attributesLost(file->get(), trial.get());
    return lost.isEmpty() ? lost : QList<Reason> {FileReasons::attributesWillGo.with(listed(lost))};
}

} // namespace

Reason whyNotWritable(const QString &path)
{
    const QString real = resolvedPath(path).value_or(path);
    if (isDenied(real, W_OK))
        return FileReasons::noPermissionToWrite;
    if (hasAttribute(real, STATX_ATTR_APPEND))
        return FileReasons::appendOnly;
    return {};
}

bool isAppendOnly(const QString &folder)
{
    return hasAttribute(folder, STATX_ATTR_APPEND);
}

Reason whyOnlyInPlace(const QString &path)
{
    const QString real = resolvedPath(path).value_or(path);
    if (isDenied(QFileInfo(real).absolutePath(), W_OK | X_OK))
        return FileReasons::noPermissionInFolder;
    if (isAppendOnly(QFileInfo(real).absolutePath()))
        return FileReasons::folderAppendOnly;
    if (hasAttribute(real, STATX_ATTR_MOUNT_ROOT))
        return FileReasons::mountPoint;
    if (isHeldBySticky(real))
        return FileReasons::stickyFolder;
    return {};
}

QList<Reason> whatReplacingChanges(const QString &path)
{
    struct stat status = {};
    const QString real = resolvedPath(path).value_or(path);
    if (::stat(pathBytes(real).constData(), &status) < 0 || !whyNotWritable(real).isEmpty()
        || !whyOnlyInPlace(real).isEmpty())
        return {};
    QList<Reason> changes;
    const bool mayGiveAway = ::geteuid() == 0;
    if (!mayGiveAway && status.st_uid != ::geteuid())
        changes.append(FileReasons::willBeYours);
    if (!mayGiveAway && !isGroupOfOurs(status.st_gid))
        changes.append(FileReasons::groupWillBeYours);
    if (status.st_nlink > 1)
        changes.append(FileReasons::hardLinks.with(qint64(status.st_nlink)));
    return changes + attributesThatGo(real);
}

QList<SideEffect> effectsOfReplacing(const QString &path)
{
    QList<SideEffect> effects;
    const QList<Reason> changes = whatReplacingChanges(path);
    for (const Reason &change : changes)
        effects.append({path, change});
    return effects;
}

} // namespace kvlens
