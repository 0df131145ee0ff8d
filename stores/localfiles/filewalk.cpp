// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/localfiles/filewalk.h"

#include "stores/file/errnoerror.h"
#include "stores/localfiles/filenames.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QFile>

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace kvlens {

namespace {

// As the system hands out names; one for each thread, since thousands of walks may be under way.
constexpr size_t walkBufferBytes = 64 * 1024;
struct alignas(dirent64) WalkBuffer
{
    char bytes[walkBufferBytes];
};
thread_local WalkBuffer walkBuffer;

} // namespace

FileWalk::FileWalk(QByteArray root, QByteArray folder, Depth depth)
    : m_root(std::move(root))
    , m_folder(std::move(folder))
    , m_depth(depth)
{
}

Result<bool> FileWalk::step()
{
    if (!m_open) {
        if (m_pending.isEmpty())
            return true;
        if (Result<void> opened = openNext(); !opened)
            return opened.error();
        if (!m_open)
            return m_pending.isEmpty();
    }
    const ssize_t size
        = ::getdents64(m_open->descriptor(), walkBuffer.bytes, sizeof walkBuffer.bytes);
    if (size < 0 && errno != ENOENT) {
        const Error error = errnoError(errno, FileReasons::listingFolder, pathText(m_open->path()));
        if (Result<void> taken = failed(error); !taken)
            return taken.error();
    }
    for (ssize_t at = 0; at < size;) {
        const auto *found = reinterpret_cast<const dirent64 *>(walkBuffer.bytes + at);
        add(found->d_name, found->d_type);
        at += found->d_reclen;
    }
    if (size <= 0)
        m_open.reset();
    return !m_open && m_pending.isEmpty();
}

// One that has vanished since it was seen is passed over.
Result<void> FileWalk::openNext()
{
    m_prefix = m_pending.takeLast();
    const QByteArray path = m_prefix.isEmpty() ? m_folder : m_folder + '/' + m_prefix.chopped(1);
    Result<TreeFolder> folder = TreeFolder::open(m_root, path);
    if (!folder) {
        const bool hasVanished = folder.error().code == ErrorCode::NotFound && !m_prefix.isEmpty();
        return hasVanished ? Result<void>() : failed(folder.error());
    }
    const Result<FileStamp> stamp = stampOf(folder->descriptor(), pathText(path));
    if (!stamp)
        return failed(stamp.error());
    m_walked.append({path, *stamp});
    m_open.emplace(*std::move(folder));
    return {};
}

// One folder of many does not hide the others.
Result<void> FileWalk::failed(const Error &error)
{
    const bool isFirst = m_prefix.isEmpty();
    if (isFirst && (m_folder == m_root || error.code == ErrorCode::NotFound))
        return error;
    m_unread.append(error);
    return {};
}

void FileWalk::add(const char *name, unsigned char type)
{
    const QByteArrayView view(name);
    if (view == "." || view == "..")
        return;
    ++m_seen;
    if (type == DT_UNKNOWN) {
        struct stat status = {};
        if (::fstatat(m_open->descriptor(), name, &status, AT_SYMLINK_NOFOLLOW) == 0)
            type = static_cast<unsigned char>(IFTODT(status.st_mode));
    }
    if (type == DT_DIR && m_depth == Depth::Whole)
        m_pending.append(m_prefix + view.toByteArray() + '/');
    else if (type == DT_DIR)
        m_folders.append(view.toByteArray());
    else if (type == DT_REG && !isLitter(view))
        m_keys.append(m_prefix.isEmpty() ? view : m_prefix + view.toByteArray());
    else if (type == DT_LNK)
        addLink(view.toByteArray());
}

// As the library has it: a link to a file is a key, one to a folder is left alone.
void FileWalk::addLink(const QByteArray &name)
{
    const bool isInside = m_open->provesInside(name);
    struct stat status = {};
    const bool isThere = ::fstatat(m_open->descriptor(), name.constData(), &status, 0) == 0;
    if (isThere && isInside && !S_ISREG(status.st_mode))
        return;
    if (!isThere || !isInside)
        m_outside.append(m_open->path() + '/' + name);
    m_keys.append(m_prefix + name);
}

} // namespace kvlens
