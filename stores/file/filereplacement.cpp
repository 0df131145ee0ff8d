// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/filereplacement.h"

#include "stores/file/copymark.h"
#include "stores/file/errnoerror.h"
#include "stores/file/filemetadata.h"
#include "stores/file/inplacewrite.h"
#include "stores/file/leftovers.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QFileInfo>

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

QString folderPathOf(const QString &path)
{
    return QFileInfo(path).absolutePath();
}

// "" unless the path is a symbolic link: then where it leads.
QString linkTarget(const QString &path)
{
    char target[PATH_MAX];
    const ssize_t length = ::readlink(pathBytes(path).constData(), target, sizeof target);
    if (length <= 0)
        return {};
    const QString text = pathText(QByteArray(target, length));
    return QFileInfo(text).isAbsolute() ? text : folderPathOf(path) + QLatin1Char('/') + text;
}

Result<QString> resolvedFolder(const QString &path)
{
    const std::unique_ptr<char, decltype(&std::free)> real(
        ::realpath(pathBytes(path).constData(), nullptr), &std::free);
    if (!real)
        return errnoError(errno, FileReasons::resolving, path);
    return pathText(real.get());
}

} // namespace

FileReplacement::FileReplacement(FileDescriptor folder, TempFile temp, unsigned newMode)
    : m_folder(std::move(folder))
    , m_temp(std::move(temp))
    , m_newMode(newMode)
{
}

Result<FileReplacement> FileReplacement::begin(const QString &path, unsigned newMode)
{
    const Result<QString> target = resolvedPath(path);
    if (!target)
        return target.error();
    const QString folderPath = folderPathOf(*target);
    FileDescriptor folder(
        ::open(pathBytes(folderPath).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!folder)
        return errnoError(errno, FileReasons::openingFolder, folderPath);
    removeLeftovers(folder.get());
    Result<TempFile> temp = TempFile::make(folder.get(), *target);
    if (!temp)
        return temp.error();
    return FileReplacement(std::move(folder), *std::move(temp), newMode);
}

Result<FileReplacement> FileReplacement::beginInPlace(
    const QString &path, const WriteManner &manner, bool keepsOld)
{
    const Result<QString> target = resolvedPath(path);
    if (!target)
        return target.error();
    const BackupPlace place
        = manner.backups == BackupPlace::None ? BackupPlace::StateFolder : manner.backups;
    const FileVault vault(*target, place);
    Result<OpenVault> open = vault.open();
    if (!open)
        return notBackedUp(open.error(), *target);
    removeLeftovers(open->folder.get());
    Result<TempFile> temp = TempFile::make(open->folder.get(), *target);
    if (!temp)
        return notBackedUp(temp.error(), *target);
    FileReplacement replacement(std::move(open->folder), *std::move(temp), privateMode);
    replacement.m_inPlace.emplace(
        InPlace {vault, std::move(open->made), keepsOld ? manner.keptBackups : 0});
    return replacement;
}

QByteArray FileReplacement::targetName() const
{
    return pathBytes(QFileInfo(targetPath()).fileName());
}

QString FileReplacement::tempPath() const
{
    return folderPathOf(targetPath()) + QLatin1Char('/') + pathText(m_temp.name());
}

Result<void> FileReplacement::write(QByteArrayView bytes)
{
    return writeAll(descriptor(), bytes, targetPath());
}

Result<void> FileReplacement::copy(
    int from, qint64 offset, qint64 size, const std::stop_token &stop)
{
    return copyRange(from, offset, size, descriptor(), targetPath(), stop);
}

Result<void> FileReplacement::prepare()
{
    if (m_inPlace)
        return synced();
    const Result<FileDescriptor> old = openForReading(targetPath());
    if (old) {
        m_rights = rightsOf(old->get());
        const Result<QList<Reason>> lost = copyMetadata(old->get(), descriptor(), targetPath());
        if (!lost)
            return lost.error();
        m_lost = *lost;
        const Result<FileStamp> stamp = stampOf(old->get(), targetPath());
        const Result<void> named = stamp ? m_temp.giveNameFor(*stamp) : Result<void>(stamp.error());
        if (!named)
            return named;
    } else if (old.error().code != ErrorCode::NotFound) {
        return old.error();
    } else {
        m_isNew = true;
        if (Result<void> set = setNewMode(descriptor(), m_newMode, targetPath()); !set)
            return set;
    }
    setExactTime(descriptor());
    noteCopyAhead(targetPath(), descriptor());
    return synced();
}

Result<void> FileReplacement::synced() const
{
    if (::fsync(descriptor()) < 0)
        return errnoError(errno, FileReasons::writing, targetPath());
    return {};
}

Result<FileStamp> FileReplacement::writtenStamp() const
{
    return m_inPlace && m_inPlace->written ? *m_inPlace->written
                                           : stampOf(descriptor(), targetPath());
}

// The prepared file is what is to be written, and goes with the write.
Result<Stored> FileReplacement::commitInPlace(const IsExpected &isExpected)
{
    const Result<FileStamp> written = writeInPlace(
        {m_inPlace->vault, m_folder.get(), m_temp.name(), descriptor(), m_inPlace->keptBackups},
        isExpected);
    if (!written)
        return written.error();
    m_inPlace->written = *written;
    return Stored {};
}

Result<void> FileReplacement::hold(const IsExpected &isExpected)
{
    Result<FileDescriptor> held = holdExpected(
        m_folder.get(), targetName(), withRights(m_rights, isExpected), targetPath());
    if (!held)
        return held.error();
    m_held = *std::move(held);
    return {};
}

Result<Stored> FileReplacement::commit(const IsExpected &isExpected)
{
    if (m_inPlace)
        return commitInPlace(isExpected);
    if (m_isNew)
        return Error {ErrorCode::Conflict, FileReasons::fileDeleted, targetPath()};
    const auto put = m_held ? &putOverHeld : &putOver;
    return stored(put({m_folder.get(), m_temp.name(), descriptor()}, targetName(),
        withRights(m_rights, isExpected), targetPath()));
}

Result<Stored> FileReplacement::commitNew()
{
    return stored(
        putNew(m_folder.get(), m_temp.name(), m_folder.get(), targetName(), targetPath()));
}

Result<Stored> FileReplacement::commitOver()
{
    if (m_isNew)
        return commitNew();
    const int renamed = ::renameat(
        m_folder.get(), m_temp.name().constData(), m_folder.get(), targetName().constData());
    if (renamed < 0)
        return errnoError(errno, FileReasons::replacing, targetPath());
    return stored({});
}

Result<Stored> FileReplacement::stored(const Result<void> &put)
{
    if (!put)
        return put.error();
    m_temp.letGo();
    return storedIn(m_folder.get(), targetPath(), m_lost);
}

Result<Stored> replaceFile(const QString &path, QByteArrayView bytes, unsigned newMode)
{
    Result<FileReplacement> replacement = FileReplacement::begin(path, newMode);
    if (!replacement)
        return replacement.error();
    Result<void> step = replacement->write(bytes);
    if (step)
        step = replacement->prepare();
    if (!step)
        return step.error();
    return replacement->commitOver();
}

Result<QString> resolvedPath(const QString &path)
{
    constexpr int longestChain = 40; // of links, as the system has it
    QString last = path;
    for (int i = 0; i < longestChain; ++i) {
        const QString next = linkTarget(last);
        if (next.isEmpty()) {
            const Result<QString> folder = resolvedFolder(folderPathOf(last));
            if (!folder)
                return folder;
            return (*folder == QLatin1String("/") ? QString() : *folder) + QLatin1Char('/')
                + QFileInfo(last).fileName();
        }
        last = next;
    }
    return errnoError(ELOOP, FileReasons::resolving, path);
}

} // namespace kvlens
