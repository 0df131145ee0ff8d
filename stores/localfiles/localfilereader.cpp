// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/localfiles/localfilereader.h"

#include "stores/contentversion.h"
#include "stores/file/awaitedend.h"
#include "stores/file/errnoerror.h"
#include "stores/pathtext.h"
#include "stores/valuekind.h"
#include "stores/words/filereasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <QFile>

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr qint64 shortFile = 32LL * 1024;

Error noSuchFile(const EntryRef &ref)
{
    return {ErrorCode::NotFound, Reasons::noSuchEntry, displayText(ref.key)};
}

bool isWholeFile(const ReadRange &range, qint64 size)
{
    return range.offset == 0 && range.length >= size;
}

Result<QByteArray> readRange(int fd, const ReadRange &range, qint64 size, const QString &path)
{
    const qint64 offset = std::min(range.offset, size);
    return readAt(fd, offset, std::min(range.length, size - offset), path);
}

// Whether a program that writes in place, as the library does, may have written meanwhile: the
// clock tells, but for a file that was written just now.
Result<bool> isUntouched(int fd, const FileStamp &before, const ReadRange &range,
    const QByteArray &bytes, const QString &path)
{
    const qint64 now = nowNs();
    const Result<FileStamp> after = stampOf(fd, path);
    if (!after)
        return after.error();
    if (!after->isSameButRenamed(before))
        return false;
    if (!before.isUncertainAt(now))
        return true;
    const Result<QByteArray> again = readRange(fd, range, before.size, path);
    return again ? Result<bool>(*again == bytes) : again.error();
}

struct ReadPart
{
    QByteArray bytes;
    qint64 wholeSize;
};

Error stoppedReading()
{
    return {ErrorCode::Cancelled, Reasons::cancelled};
}

Error stillWritten(const QString &path)
{
    return {ErrorCode::Unavailable, FileReasons::openForWriting, path};
}

// The beginning of a short one, by as few calls as there can be: its size is asked for behind it.
// Nothing: it is none, or may be written into.
std::optional<ReadPart> readQuickly(int fd, const ReadRange &range)
{
    if (range.offset != 0)
        return std::nullopt;
    char bytes[shortFile + 1];
    const qint64 began = nowNs();
    const qint64 longest = std::min(range.length, shortFile);
    const ssize_t count = ::pread(fd, bytes, static_cast<size_t>(longest) + 1, 0);
    struct stat status = {};
    const bool isWhole = count >= 0 && count <= longest && ::fstat(fd, &status) == 0
        && S_ISREG(status.st_mode) && status.st_size == count;
    if (!isWhole || !AwaitedEnd::wasAtRest(stampFrom(status), began))
        return std::nullopt;
    return ReadPart {QByteArray(bytes, count), count};
}

// As it is when nobody writes into it.
Result<ReadPart> readAtRest(
    int fd, const ReadRange &range, const QString &path, const std::stop_token &stop)
{
    AwaitedEnd end;
    while (true) {
        const Result<FileStamp> stamp = stampOf(fd, path);
        if (!stamp)
            return stamp.error();
        if (!end.isWriting(*stamp, fd)) {
            const Result<QByteArray> bytes = readRange(fd, range, stamp->size, path);
            if (!bytes)
                return bytes.error();
            const Result<bool> untouched = isUntouched(fd, *stamp, range, *bytes, path);
            if (!untouched)
                return untouched.error();
            if (*untouched)
                return ReadPart {*bytes, stamp->size};
        }
        if (!end.isAwaited())
            return stillWritten(path);
        if (stop.stop_requested())
            return stoppedReading();
        AwaitedEnd::pause();
    }
}

// NotFound: it is no regular file.
Result<ReadPart> readPatiently(
    int fd, const ReadRange &range, const QByteArray &path, const std::stop_token &stop)
{
    const QString text = pathText(path);
    struct stat status = {};
    if (::fstat(fd, &status) < 0)
        return errnoError(errno, FileReasons::lookingAt, text);
    if (!S_ISREG(status.st_mode))
        return Error {ErrorCode::NotFound};
    return readAtRest(fd, range, text, stop);
}

} // namespace

Result<const TreeFolder *> LocalFileReader::folderOf(const LocalPath &path)
{
    if (m_folder && m_path == path.folder)
        return &*m_folder;
    m_folder.reset();
    Result<TreeFolder> opened
        = TreeFolder::open(m_root, path.folder.isEmpty() ? m_root : m_root + '/' + path.folder);
    if (!opened)
        return opened.error();
    m_folder.emplace(*std::move(opened));
    m_path = path.folder;
    return &*m_folder;
}

Result<Entry> LocalFileReader::read(
    EntryRef ref, const ReadRange &range, const std::stop_token &stop)
{
    const std::optional<LocalPath> path = pathOfEntry(ref);
    const Result<const TreeFolder *> folder
        = path ? folderOf(*path) : Result<const TreeFolder *>(noSuchFile(ref));
    if (!folder)
        return folder.error().code == ErrorCode::NotFound ? noSuchFile(ref) : folder.error();
    const Result<FileDescriptor> file = (*folder)->openFile(path->file);
    if (!file && file.error().code == ErrorCode::Invalid) {
        Entry entry {std::move(ref), {}, versionOfBytes({})};
        entry.problem = file.error();
        return entry;
    }
    if (!file)
        return file.error().code == ErrorCode::NotFound ? noSuchFile(ref) : file.error();
    std::optional<ReadPart> part = readQuickly(file->get(), range);
    if (!part) {
        Result<ReadPart> patiently
            = readPatiently(file->get(), range, (*folder)->path() + '/' + path->file, stop);
        if (!patiently)
            return patiently.error().code == ErrorCode::NotFound ? noSuchFile(ref)
                                                                 : patiently.error();
        part = *std::move(patiently);
    }
    const ValueKind kind = plainKind(part->bytes);
    Entry entry {std::move(ref), std::move(part->bytes), {}, kind};
    if (range.offset == 0)
        entry.version = versionOfBytes(entry.value);
    if (!isWholeFile(range, part->wholeSize))
        entry.wholeSize = part->wholeSize;
    return entry;
}

Result<void> LocalFileReader::awaitWriter(const LocalPath &path, const std::stop_token &stop)
{
    const Result<const TreeFolder *> folder = folderOf(path);
    const Result<FileDescriptor> file
        = folder ? (*folder)->openFile(path.file) : Result<FileDescriptor>(folder.error());
    if (!file)
        return {};
    const QString text = pathText((*folder)->path() + '/' + path.file);
    const Result<ReadPart> nothing = readAtRest(file->get(), {0, 0}, text, stop);
    return nothing ? Result<void>() : nothing.error();
}

} // namespace kvlens
