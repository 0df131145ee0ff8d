// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/folderlister.h"

#include "stores/file/errnoerror.h"
#include "stores/filetree/collectionfile.h"
#include "stores/filetree/treenames.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QHashFunctions>

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace kvlens {

namespace {

constexpr qsizetype bufferBytes = 64 * 1024; // larger ones are no faster, and come later

unsigned char typeOf(const struct stat &status)
{
    if (S_ISLNK(status.st_mode))
        return DT_LNK;
    if (S_ISDIR(status.st_mode))
        return DT_DIR;
    return S_ISREG(status.st_mode) ? DT_REG : DT_UNKNOWN;
}

// What desktops and editors leave in any folder.
bool isLitterName(QByteArrayView name)
{
    static constexpr const char *names[]
        = {".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", ".directory"};
    static constexpr const char *endings[] = {"~", ".swp", ".swo", ".swx", ".bak", ".orig"};
    return std::any_of(
               std::begin(names), std::end(names), [&](auto known) { return name == known; })
        || std::any_of(std::begin(endings), std::end(endings),
            [&](auto ending) { return name.endsWith(ending); });
}

std::optional<quint64> digestOf(const QByteArray &root, const QByteArray &path)
{
    Result<FolderLister> lister = FolderLister::open(root, path, Digest::Always);
    while (lister) {
        const Result<bool> done = lister->step();
        if (!done)
            break;
        if (*done)
            return lister->take().digest;
    }
    return std::nullopt;
}

} // namespace

FolderLister::FolderLister(TreeFolder folder)
    : m_folder(std::move(folder))
    , m_buffer(bufferBytes, Qt::Uninitialized)
{
    m_listed.realPath = m_folder.path();
}

Result<FolderLister> FolderLister::open(
    const QByteArray &root, const QByteArray &path, Digest digest)
{
    Result<TreeFolder> folder = TreeFolder::open(root, path);
    if (!folder)
        return folder.error();
    FolderLister lister(*std::move(folder));
    const qint64 now = nowNs();
    const Result<FileStamp> stamp = stampOf(lister.m_folder.descriptor(), pathText(path));
    if (!stamp)
        return stamp.error();
    lister.m_listed.stamp = *stamp;
    if (digest == Digest::Always || stamp->isUncertainAt(now))
        lister.m_listed.digest = 0;
    return lister;
}

Result<bool> FolderLister::step()
{
    const ssize_t size = ::getdents64(
        m_folder.descriptor(), m_buffer.data(), static_cast<size_t>(m_buffer.size()));
    if (size < 0 && errno != ENOENT)
        return errnoError(errno, FileReasons::listingFolder, pathText(m_folder.path()));
    for (ssize_t at = 0; at < size;) {
        const auto *found = reinterpret_cast<const dirent64 *>(m_buffer.constData() + at);
        add(found->d_name, found->d_type, found->d_ino);
        at += found->d_reclen;
    }
    return size <= 0;
}

void FolderLister::add(const char *name, unsigned char type, quint64 inode)
{
    const QByteArrayView view(name);
    if (view == "." || view == "..")
        return;
    ++m_seen;
    if (view.endsWith(tempFileSuffix))
        return; // another writer's, about to vanish
    if (m_listed.digest)
        *m_listed.digest += qHashMulti(0, view, inode);
    if (type == DT_UNKNOWN) {
        struct stat status = {};
        if (::fstatat(m_folder.descriptor(), name, &status, AT_SYMLINK_NOFOLLOW) == 0)
            type = typeOf(status);
    }
    const bool isDouble = type == DT_REG && view.startsWith("._") && isAppleDouble(name);
    if (isDouble || (type != DT_DIR && isLitterName(view)))
        ++m_listed.litter;
    else if (type == DT_LNK)
        addLink(name);
    else if (type == DT_DIR)
        m_listed.folders.append(name);
    else if (type == DT_REG)
        addFile(view);
}

// The half of a file that macOS keeps beside it where a file system has no place for it; a key may
// begin so, too.
bool FolderLister::isAppleDouble(const QByteArray &name) const
{
    const Result<StoredFile> file = m_folder.read(name);
    return file && file->bytes.startsWith(QByteArrayView("\x00\x05\x16\x07", 4));
}

void FolderLister::addLink(const QByteArray &name)
{
    const bool isLock = name.startsWith(".#"); // of Emacs: a link to nowhere
    if (isLock && !m_folder.provesInside(name)) {
        ++m_listed.litter;
        return;
    }
    if (!m_folder.provesInside(name)) {
        m_listed.outside.append(name);
        addFile(name);
        return;
    }
    struct stat status = {};
    if (::fstatat(m_folder.descriptor(), name.constData(), &status, 0) < 0)
        return;
    if (S_ISDIR(status.st_mode))
        m_listed.linkedFolders.append(name);
    else if (S_ISREG(status.st_mode))
        addFile(name);
}

void FolderLister::addFile(QByteArrayView name)
{
    if (name.endsWith(collectionFileSuffix))
        m_listed.collectionFiles.append(name.toByteArray());
    else if (name.endsWith(keyFileSuffix))
        m_listed.keys.append(name.chopped(QByteArrayView(keyFileSuffix).size()));
}

ListedFolder FolderLister::take()
{
    return std::move(m_listed);
}

bool isUnchanged(const QByteArray &root, const QByteArray &path, ListedFolder &listed)
{
    const qint64 now = nowNs();
    const Result<FileStamp> stamp = stampOf(pathText(path));
    if (!stamp || !(*stamp == listed.stamp))
        return false;
    if (!listed.digest)
        return true;
    if (digestOf(root, path) != listed.digest)
        return false;
    if (!stamp->isUncertainAt(now))
        listed.digest.reset();
    return true;
}

} // namespace kvlens
