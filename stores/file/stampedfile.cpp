// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/stampedfile.h"

#include "stores/file/contenthash.h"
#include "stores/words/filereasons.h"

namespace kvlens {

namespace {

constexpr qint64 longestLearnt = 256 * 1024 * 1024; // bytes of a file
constexpr qint64 learntPiece = 1024 * 1024;

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
    if (mayBeSame(*now) && stampOfSame())
        return {};
    return Error {ErrorCode::Conflict, FileReasons::fileChangedWhileRead, m_path};
}

void StampedFile::noteRenamed()
{
    const Result<FileStamp> now = stampOf(m_fd.get(), m_path);
    if (now && now->isSameButRenamed(m_stamp))
        m_stamp = *now;
}

bool StampedFile::mayBeSame(const FileStamp &now) const
{
    return !m_contents.isEmpty() && now.device == m_stamp.device && now.inode == m_stamp.inode
        && now.size == m_stamp.size && m_otherStamp != now;
}

// What the open file has for a stamp by now; nothing: its contents are others, or may be.
std::optional<FileStamp> StampedFile::stampOfSame() const
{
    const Result<FileStamp> before = settledStampOf(m_fd.get(), m_path);
    const Result<QByteArray> contents = contentHash(m_fd.get(), m_path);
    const Result<FileStamp> after = stampOf(m_fd.get(), m_path);
    if (!before || !contents || !after || !(*before == *after) || *contents != m_contents)
        return std::nullopt;
    return *after;
}

void StampedFile::learnContents(const Deadline &deadline)
{
    if (!m_fd || !m_contents.isEmpty() || m_stamp.size > longestLearnt)
        return;
    if (!m_learnt)
        m_learnt = std::make_unique<QCryptographicHash>(contentHashing);
    while (m_learntBytes < m_stamp.size && !deadline.isOver()) {
        const Result<QByteArray> bytes = readAt(m_fd.get(), m_learntBytes, learntPiece, m_path);
        if (!bytes || bytes->isEmpty())
            return;
        m_learnt->addData(*bytes);
        m_learntBytes += bytes->size();
    }
    // What was read before that is of the file as it was opened.
    const Result<FileStamp> now = stampOf(m_fd.get(), m_path);
    if (!now || !(*now == m_stamp)) {
        m_learnt.reset();
        m_learntBytes = 0;
    } else if (m_learntBytes == m_stamp.size) {
        m_contents = m_learnt->result();
        m_learnt.reset();
    }
}

Result<Freshness> StampedFile::freshness()
{
    const Result<FileStamp> now = stampOf(m_path);
    if (now && *now == m_stamp)
        return Freshness::Current;
    if (now && mayBeSame(*now)) {
        const std::optional<FileStamp> same = stampOfSame();
        m_stamp = same.value_or(m_stamp);
        if (!same)
            m_otherStamp = *now; // which is not looked at again
        return same ? Freshness::Current : Freshness::Changed;
    }
    if (now)
        return Freshness::Changed;
    if (now.error().code != ErrorCode::NotFound)
        return now.error();
    return isThere() ? Freshness::Gone : Freshness::Current;
}

} // namespace kvlens
