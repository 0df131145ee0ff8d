// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/valuefiles.h"

#include "stores/diskcache/cacheconnection.h"
#include "stores/file/accessrights.h"
#include "stores/file/errnoerror.h"
#include "stores/file/filestamp.h"
#include "stores/pathtext.h"
#include "stores/words/diskreasons.h"
#include "stores/words/filereasons.h"
#include "stores/words/reasons.h"

#include <QList>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr int valueFolderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
constexpr time_t secondsToRest = 600;
constexpr mode_t onlyOursYet = 0600;
constexpr int attempts = 10; // as the library's: another program may remove an empty folder

Error outsideValue(const QByteArray &name)
{
    return {ErrorCode::Invalid, DiskReasons::valueFileOutside, pathText(name)};
}

bool isSafe(const QList<QByteArray> &parts)
{
    for (const QByteArray &part : parts) {
        if (part.isEmpty() || part == "." || part == ".." || part.contains('\0'))
            return false;
    }
    return true;
}

// The folder in which the file of that name is.
Result<FileDescriptor> folderOfValue(const QByteArray &root, const QByteArray &name)
{
    const QList<QByteArray> parts = name.split('/');
    if (!isSafe(parts))
        return outsideValue(name);
    FileDescriptor folder(::open(root.constData(), valueFolderFlags));
    for (qsizetype i = 0; folder && i + 1 < parts.size(); ++i)
        folder = FileDescriptor(
            ::openat(folder.get(), parts[i].constData(), valueFolderFlags | O_NOFOLLOW));
    if (folder)
        return folder;
    if (errno == ELOOP)
        return outsideValue(name);
    return errnoError(errno, FileReasons::opening, pathText(name));
}

QByteArray lastPart(const QByteArray &name)
{
    return name.mid(name.lastIndexOf('/') + 1);
}

QByteArray newValueName()
{
    std::array<quint32, 4> random;
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    const QByteArray hex
        = QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toHex();
    return hex.left(2) + '/' + hex.mid(2, 2) + '/' + hex.mid(4) + ".val";
}

bool isHex(QByteArrayView text, qsizetype digits)
{
    return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

// What is in the folder, but for links, with names that fit; nothing where it is none.
template <class Fits> QList<QByteArray> namesInside(int parent, const QByteArray &folder, Fits fits)
{
    QList<QByteArray> names;
    FileDescriptor opened(::openat(parent, folder.constData(), valueFolderFlags | O_NOFOLLOW));
    const std::unique_ptr<DIR, int (*)(DIR *)> entries(
        opened ? ::fdopendir(opened.get()) : nullptr, ::closedir);
    if (!entries)
        return names;
    opened.release(); // it is closed with the entries
    while (const dirent *entry = ::readdir(entries.get())) {
        if (fits(QByteArrayView(entry->d_name)))
            names.append(entry->d_name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

bool isFolderOfValues(QByteArrayView name)
{
    return isHex(name, 2);
}

bool isFileOfValue(QByteArrayView name)
{
    constexpr QByteArrayView ending(".val");
    return name.endsWith(ending) && isHex(name.chopped(ending.size()), 28);
}

// As the library names them; a row may name any other file.
bool isNameOfValue(const QByteArray &name)
{
    const QList<QByteArray> parts = name.split('/');
    return parts.size() == 3 && isFolderOfValues(parts[0]) && isFolderOfValues(parts[1])
        && isFileOfValue(parts[2]);
}

// Made if it is missing; never through a link.
FileDescriptor madeValueFolder(int parent, const QByteArray &name, const AccessRights &rights)
{
    const bool isNew = ::mkdirat(parent, name.constData(), onlyOursYet | S_IXUSR) == 0;
    FileDescriptor folder(::openat(parent, name.constData(), valueFolderFlags | O_NOFOLLOW));
    if (isNew && folder)
        giveAccess(rights, folder.get());
    return folder;
}

Result<FileDescriptor> madeValueFile(int root, const QByteArray &name, const AccessRights &rights)
{
    const QList<QByteArray> parts = name.split('/');
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const FileDescriptor outer = madeValueFolder(root, parts[0], rights);
        const FileDescriptor inner = madeValueFolder(outer.get(), parts[1], rights);
        FileDescriptor file(::openat(inner.get(), parts[2].constData(),
            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, onlyOursYet));
        if (file)
            return file;
        if (errno != ENOENT && errno != EBADF)
            break;
    }
    return errnoError(errno, FileReasons::makingNewFile, pathText(name));
}

// The file's folders, from the inside to the outside.
Result<void> syncValueFolders(int root, const QByteArray &name)
{
    QByteArray path = name;
    while (path.contains('/')) {
        path = path.left(path.lastIndexOf('/'));
        const FileDescriptor folder(
            ::openat(root, path.constData(), valueFolderFlags | O_NOFOLLOW));
        if (!folder)
            return errnoError(errno, FileReasons::openingFolder, pathText(path));
        if (Result<void> synced = syncFolder(folder.get(), pathText(path)); !synced)
            return synced;
    }
    return syncFolder(root, pathText(name));
}

Result<void> fillValueFile(int root, int file, const QByteArray &name, QByteArrayView bytes)
{
    const QString path = pathText(name);
    if (Result<void> written = writeAll(file, bytes, path); !written)
        return written;
    if (::fsync(file) < 0)
        return errnoError(errno, FileReasons::writing, path);
    return syncValueFolders(root, name);
}

Result<FileDescriptor> openedValue(const QByteArray &root, const QByteArray &name)
{
    const Result<FileDescriptor> folder = folderOfValue(root, name);
    if (!folder)
        return folder.error();
    FileDescriptor file(::openat(
        folder->get(), lastPart(name).constData(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC));
    if (!file && errno == ELOOP)
        return outsideValue(name);
    struct stat status = {};
    if (!file || ::fstat(file.get(), &status) < 0)
        return errnoError(errno, FileReasons::opening, pathText(name));
    if (!S_ISREG(status.st_mode))
        return Error {ErrorCode::Unsupported, FileReasons::noRegularFile, pathText(name)};
    return file;
}

// What is above knows names in the folder; people are told where that is.
Error inFolder(const QByteArray &folder, Error error)
{
    if (!error.subject.startsWith(u'/'))
        error.subject = pathText(folder) + u'/' + error.subject;
    return error;
}

} // namespace

Result<FileDescriptor> ValueFiles::open(const QByteArray &name) const
{
    Result<FileDescriptor> file = openedValue(m_folder, name);
    if (!file)
        return inFolder(m_folder, file.error());
    return file;
}

Result<QByteArray> ValueFiles::read(const QByteArray &name) const
{
    const QString path = pathText(m_folder + '/' + name);
    const Result<FileDescriptor> file = open(name);
    if (!file)
        return file.error();
    const Result<FileStamp> stamp = stampOf(file->get(), path);
    if (!stamp)
        return stamp.error();
    Result<QByteArray> bytes = readAt(file->get(), 0, stamp->size, path);
    if (bytes && bytes->size() < stamp->size)
        return Error {ErrorCode::Conflict, FileReasons::fileChanged, path};
    return bytes;
}

Result<NewValueFile> ValueFiles::create(QByteArrayView bytes) const
{
    const FileDescriptor root(::open(m_folder.constData(), valueFolderFlags));
    if (!root)
        return errnoError(errno, FileReasons::openingFolder, pathText(m_folder));
    const AccessRights rights = accessRightsOf(m_folder + '/' + cacheFileName);
    NewValueFile made {newValueName()};
    const Result<FileDescriptor> file = madeValueFile(root.get(), made.name, rights);
    if (file)
        made.lost = giveAccess(rights, file->get());
    const Result<void> filled = file ? fillValueFile(root.get(), file->get(), made.name, bytes)
                                     : Result<void>(file.error());
    if (filled)
        return made;
    if (file)
        remove(made.name);
    return inFolder(m_folder, filled.error());
}

QString ValueFiles::pathOf(const QByteArray &name) const
{
    return pathText(m_folder + '/' + name);
}

Result<QList<QByteArray>> ValueFiles::all(const std::stop_token &stop) const
{
    const FileDescriptor root(::open(m_folder.constData(), valueFolderFlags));
    if (!root)
        return errnoError(errno, FileReasons::openingFolder, pathText(m_folder));
    QList<QByteArray> found;
    for (const QByteArray &outer : namesInside(root.get(), ".", isFolderOfValues)) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, Reasons::cancelled};
        for (const QByteArray &inner : namesInside(root.get(), outer, isFolderOfValues)) {
            const QByteArray folder = outer + '/' + inner;
            for (const QByteArray &file : namesInside(root.get(), folder, isFileOfValue))
                found.append(folder + '/' + file);
        }
    }
    return found;
}

bool ValueFiles::isAtRest(const QByteArray &name) const
{
    const Result<FileDescriptor> file = open(name);
    struct stat status = {};
    return file && ::fstat(file->get(), &status) == 0
        && ::time(nullptr) - status.st_mtime > secondsToRest;
}

void ValueFiles::remove(const QByteArray &name) const
{
    if (!isNameOfValue(name))
        return;
    const Result<FileDescriptor> folder = folderOfValue(m_folder, name);
    if (!folder || ::unlinkat(folder->get(), lastPart(name).constData(), 0) < 0)
        return;
    const FileDescriptor root(::open(m_folder.constData(), valueFolderFlags));
    QByteArray path = name;
    while (path.contains('/')) {
        path = path.left(path.lastIndexOf('/'));
        if (::unlinkat(root.get(), path.constData(), AT_REMOVEDIR) < 0)
            return; // not empty
    }
}

} // namespace kvlens
