// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/inplacemark.h"

#include "stores/file/contenthash.h"
#include "stores/file/errnoerror.h"
#include "stores/file/persistrecord.h"
#include "stores/file/tempfile.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QDateTime>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

FileDescriptor openedMark(const QString &path)
{
    return openedIn(AT_FDCWD, pathBytes(inPlaceMarkOf(path)));
}

// Who may not read the file is told nothing of its contents; only we can make it say something
// else.
mode_t modeOfMark(const QString &path)
{
    constexpr mode_t reading = 0444;
    struct stat status = {};
    const bool isThere = ::stat(pathBytes(path).constData(), &status) == 0;
    return privateMode | (isThere ? status.st_mode & reading : 0);
}

bool isThere(const QString &path)
{
    struct stat status = {};
    return ::lstat(pathBytes(path).constData(), &status) == 0;
}

// Whoever may not write to the file has not begun to: in a folder for all anybody can put a mark
// there. Whom an access list lets in shows in the bits of the group.
bool isBelievable(const struct stat &mark, const QString &path)
{
    constexpr mode_t othersWrite = 022;
    struct stat file = {};
    return ::stat(pathBytes(path).constData(), &file) < 0 || mark.st_uid == 0
        || mark.st_uid == ::geteuid() || mark.st_uid == file.st_uid
        || (file.st_mode & othersWrite) != 0;
}

Result<KeptInPlace> keptByMark(int mark, const QString &path)
{
    const Result<KeptInPlace> kept = readInPlaceRecord(mark, path);
    // It lies where anything may have its name: then somebody has to look.
    return kept ? kept : Error {kept.error().code, FileReasons::inPlaceMarkDamaged, path};
}

QString nameOfUser(uid_t user)
{
    const passwd *const known = ::getpwuid(user); // NOLINT(concurrency-mt-unsafe)
    return known ? pathText(known->pw_name) : QString::number(user);
}

Error halfWrittenBy(const struct stat &mark, const KeptInPlace &kept, const QString &path)
{
    const QString time
        = QDateTime::fromSecsSinceEpoch(mark.st_mtim.tv_sec, Qt::UTC).toString(Qt::ISODate);
    return {ErrorCode::Denied,
        FileReasons::inPlaceHalfWritten.with(nameOfUser(mark.st_uid), time,
            QFileInfo(kept.before.temp).absolutePath(), inPlaceMarkOf(path)),
        path};
}

// Whether what the mark says of the file still holds: it is the one, and neither what it was nor
// what it was to be.
Result<bool> isHalfWritten(const KeptInPlace &kept, const QString &path)
{
    const Result<FileDescriptor> target = openedTarget(path, O_RDONLY);
    if (!target || !isTheFile(target->get(), kept))
        return false; // another file is there, or none; or whoever opens it is refused anyway
    const Result<QByteArray> hash = contentHash(target->get(), path);
    if (!hash)
        return hash.error();
    return *hash != kept.after.hash && *hash != kept.before.hash;
}

} // namespace

QString inPlaceMarkOf(const QString &path)
{
    const QByteArray whole = pathBytes(path);
    const qsizetype slash = whole.lastIndexOf('/');
    return pathText(
        whole.left(slash + 1) + nameBeside('.' + whole.mid(slash + 1), ".kvlens-in-place-mark"));
}

Result<FileDescriptor> setInPlaceMark(const QString &path, const QByteArray &record)
{
    const QString place = inPlaceMarkOf(path);
    const QString around = QFileInfo(path).absolutePath();
    const FileDescriptor folder(
        ::open(pathBytes(around).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    Result<TempFile> mark = TempFile::makeNameless(folder.get(), place);
    if (!mark && mark.error().code == ErrorCode::Denied)
        return FileDescriptor();
    if (!mark)
        return mark.error();
    Result<void> step = writeAll(mark->descriptor(), record, place);
    if (step
        && (::fchmod(mark->descriptor(), modeOfMark(path)) < 0 || ::fsync(mark->descriptor()) < 0))
        step = errnoError(errno, FileReasons::recordingPersist, place);
    if (step)
        step = mark->becomes(pathBytes(QFileInfo(place).fileName()));
    if (step)
        step = syncFolder(folder.get(), around);
    if (!step)
        return step.error();
    return mark->takeDescriptor();
}

void dropInPlaceMark(const QString &path)
{
    const QString around = QFileInfo(path).absolutePath();
    if (!isThere(inPlaceMarkOf(path)))
        return;
    removeName(AT_FDCWD, pathBytes(inPlaceMarkOf(path)));
    const FileDescriptor folder(
        ::open(pathBytes(around).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    [[maybe_unused]] const Result<void> ignored = syncFolder(folder.get(), around);
}

QString recordFolderByMark(const QString &path)
{
    const FileDescriptor mark = openedMark(path);
    const Result<KeptInPlace> kept = mark && isOursAlone(mark.get()) ? keptByMark(mark.get(), path)
                                                                     : Error {ErrorCode::NotFound};
    return kept ? QFileInfo(kept->before.temp).absolutePath() : QString();
}

Result<void> heedInPlaceMark(const QString &path, bool mayWrite)
{
    const QString place = inPlaceMarkOf(path);
    const FileDescriptor mark = openedMark(path);
    if (!mark && errno == EACCES && isThere(place))
        return Error {ErrorCode::Denied, FileReasons::inPlaceOfAnother, path};
    struct stat status = {};
    if (!mark || ::fstat(mark.get(), &status) < 0 || !S_ISREG(status.st_mode)
        || !isBelievable(status, path))
        return {};
    if (!isLetGo(mark.get(), RecordLock::Shared))
        return Error {ErrorCode::Conflict, FileReasons::writingInPlace, path};
    if (isRemoved(mark.get()))
        return {}; // whoever was at work is done
    const Result<KeptInPlace> kept = keptByMark(mark.get(), place);
    if (!kept)
        return kept.error();
    const Result<bool> isHalf = isHalfWritten(*kept, path);
    if (!isHalf)
        return isHalf.error();
    if (*isHalf)
        return halfWrittenBy(status, *kept, path);
    if (mayWrite && status.st_uid == ::geteuid())
        dropInPlaceMark(path);
    return {};
}

} // namespace kvlens
