// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/stampedfile.h"

#include "stores/words/filereasons.h"

namespace kvlens {

namespace {

// While another file is being put over it the path leads to it for a moment more, but it has no
// name.
bool isAtItsPath(const FileStamp &stamp, const QString &path)
{
    const Result<FileStamp> there = stampOf(path);
    return there && there->device == stamp.device && there->inode == stamp.inode
        && there->links > 0;
}

} // namespace

Result<StampedFile> StampedFile::open(const QString &path, MissingFile missing, LastWriter last)
{
    StampedFile file(path);
    Result<FileDescriptor> fd = openForReading(path);
    if (!fd && fd.error().code == ErrorCode::NotFound && missing == MissingFile::IsEmpty)
        return file;
    if (!fd)
        return fd.error();
    const Result<FileStamp> stamp
        = last == LastWriter::Us ? stampOf(fd->get(), path) : settledStampOf(fd->get(), path);
    if (!stamp)
        return stamp.error();
    file.m_fd = *std::move(fd);
    file.m_stamp = *stamp;
    return file;
}

Result<qint64> StampedFile::size() const
{
    if (!m_decoded)
        return m_stamp.size;
    const Result<FileStamp> stamp = stampOf(m_decoded.get(), m_path);
    return stamp ? Result<qint64>(stamp->size) : stamp.error();
}

Result<QByteArray> StampedFile::read(qint64 offset, qint64 size) const
{
    Result<QByteArray> bytes = readAt(descriptor(), offset, size, m_path);
    const Result<void> untouched = checkUntouched();
    return untouched ? bytes : untouched.error();
}

Result<qint64> StampedFile::readInto(qint64 offset, char *bytes, qint64 size) const
{
    const Result<qint64> count = kvlens::readInto(descriptor(), offset, bytes, size, m_path);
    const Result<void> untouched = checkUntouched();
    return untouched ? count : untouched.error();
}

json::ReadAt StampedFile::reader() const
{
    return [this](qint64 offset, qint64 size) { return read(offset, size); };
}

Result<void> StampedFile::checkUntouched() const
{
    const Result<FileStamp> now = stampOf(m_fd.get(), m_path);
    if (!now)
        return now.error();
    if (*now == m_stamp || (now->isSameButRenamed(m_stamp) && !isAtItsPath(*now, m_path)))
        return {};
    return Error {ErrorCode::Conflict, FileReasons::fileChangedWhileRead, m_path};
}

void StampedFile::noteRenamed()
{
    const Result<FileStamp> now = stampOf(m_fd.get(), m_path);
    if (now && now->isSameButRenamed(m_stamp))
        m_stamp = *now;
}

Result<Freshness> StampedFile::freshness() const
{
    const Result<FileStamp> now = stampOf(m_path);
    if (now)
        return *now == m_stamp ? Freshness::Current : Freshness::Changed;
    if (now.error().code != ErrorCode::NotFound)
        return now.error();
    return isThere() ? Freshness::Gone : Freshness::Current;
}

} // namespace kvlens
