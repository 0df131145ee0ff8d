// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// File descriptors with an owner, and reading and writing that always finishes or fails.
#pragma once

#include "stores/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <stop_token>
#include <utility>

namespace kvlens {

// Owns a descriptor; closes it.
class FileDescriptor
{
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int fd)
        : m_fd(fd)
    {
    }
    FileDescriptor(FileDescriptor &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    FileDescriptor &operator=(FileDescriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~FileDescriptor();

    int get() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }
    int release() { return std::exchange(m_fd, -1); } // to be closed by somebody else

private:
    int m_fd = -1;
};

// Opens for reading, follows symbolic links, never blocks on a special file.
// Unsupported: neither a regular file nor a folder is there.
Result<FileDescriptor> openForReading(const QString &path);

// A name in an open folder, for reading; never through a link, and never waits for a special file.
// None: see errno.
FileDescriptor openedIn(int folder, const QByteArray &name);

// Each name in an open folder, "." and ".." too, in no order.
Result<void> forEachName(
    int folder, const QString &path, const std::function<void(const char *)> &seen);

// Exactly the bytes [offset, offset + size) that exist, and how many: fewer only at the end of the
// file.
Result<qint64> readInto(int fd, qint64 offset, char *bytes, qint64 size, const QString &path);
Result<QByteArray> readAt(int fd, qint64 offset, qint64 size, const QString &path);

// A whole file. NoSpace is never answered; Unsupported if it is larger than `limit` bytes.
Result<QByteArray> readFile(const QString &path, qint64 limit = qint64(1) << 40);

// Unavailable: the system takes nothing, and gives no reason.
Result<void> writeAll(int fd, QByteArrayView bytes, const QString &path);

// Appends [offset, offset + size) of `from` at the write position of `to`, by the kernel where it
// can. `from` is about to be replaced: what was copied is let go from memory meanwhile, as freeing
// a gigabyte at once, at the end, takes a fifth of a second.
// Corrupt: `from` is shorter than that (somebody truncated it). Cancelled: polled every 16 MB.
Result<void> copyRange(int from, qint64 offset, qint64 size, int to, const QString &path,
    const std::stop_token &stop = {});

// Follows links.
bool isFolder(const QByteArray &path);

// Whether nobody else can have written what the open file says: it is a regular file of this user,
// with one name, which only this user may write to.
bool isOursAlone(int fd);

// Makes a rename or unlink in this open folder survive a crash; `path` is for errors.
Result<void> syncFolder(int folder, const QString &path);
// Of the folder in which `path` is, absolute.
Result<void> syncFolderAround(const QByteArray &path);

} // namespace kvlens
