// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/folderlister.h"

#include "stores/file/errnoerror.h"
#include "stores/filetree/collectionfile.h"
#include "stores/filetree/treenames.h"

#include <QFile>
#include <QHashFunctions>

#include <cerrno>
#include <chrono>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace kvlens {

namespace {

qint64 nowNs()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

unsigned char typeOf(const struct stat &status)
{
    if (S_ISLNK(status.st_mode))
        return DT_LNK;
    if (S_ISDIR(status.st_mode))
        return DT_DIR;
    return S_ISREG(status.st_mode) ? DT_REG : DT_UNKNOWN;
}

} // namespace

void FolderLister::Close::operator()(__dirstream *stream) const
{
    ::closedir(stream);
}

FolderLister::FolderLister(TreeFolder folder, std::unique_ptr<__dirstream, Close> stream)
    : m_folder(std::move(folder))
    , m_stream(std::move(stream))
{
}

Result<FolderLister> FolderLister::open(const QByteArray &root, const QByteArray &path)
{
    Result<TreeFolder> folder = TreeFolder::open(root, path);
    if (!folder)
        return folder.error();
    const QString text = QFile::decodeName(path);
    const qint64 readAt = nowNs();
    const Result<FileStamp> stamp = stampOf(folder->descriptor(), text);
    if (!stamp)
        return stamp.error();
    const int fd = ::openat(folder->descriptor(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errnoError(errno, QStringLiteral("listing the folder"), text);
    FolderLister lister(*std::move(folder), std::unique_ptr<__dirstream, Close>(::fdopendir(fd)));
    lister.m_listed.stamp = *stamp;
    lister.m_listed.readAtNs = readAt;
    lister.m_listed.realPath = lister.m_folder.path();
    return lister;
}

Result<bool> FolderLister::step(int names)
{
    for (int i = 0; i < names; ++i) {
        errno = 0;
        const dirent *found = ::readdir(m_stream.get());
        if (!found && errno != 0)
            return errnoError(
                errno, QStringLiteral("listing the folder"), QFile::decodeName(m_folder.path()));
        if (!found) {
            m_listed.keys.sort();
            return true;
        }
        add(found->d_name, found->d_type, found->d_ino);
    }
    return false;
}

void FolderLister::add(const QByteArray &name, unsigned char type, quint64 inode)
{
    if (name == "." || name == "..")
        return;
    ++m_seen;
    if (name.endsWith(tempFileSuffix))
        return; // another writer's, about to vanish
    m_listed.digest += qHashMulti(0, name, inode);
    if (type == DT_UNKNOWN) {
        struct stat status = {};
        if (::fstatat(m_folder.descriptor(), name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0)
            type = typeOf(status);
    }
    if (type == DT_LNK)
        addLink(name);
    else if (type == DT_DIR)
        m_listed.folders.append(name);
    else if (type == DT_REG)
        addFile(name);
}

void FolderLister::addLink(const QByteArray &name)
{
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

void FolderLister::addFile(const QByteArray &name)
{
    if (name.endsWith(collectionFileSuffix))
        m_listed.collectionFiles.append(name);
    else if (name.endsWith(keyFileSuffix))
        m_listed.keys.append(QByteArrayView(name).chopped(QByteArrayView(keyFileSuffix).size()));
}

ListedFolder FolderLister::take()
{
    return std::move(m_listed);
}

Result<quint64> folderDigest(const QByteArray &root, const QByteArray &path)
{
    Result<FolderLister> lister = FolderLister::open(root, path);
    if (!lister)
        return lister.error();
    constexpr int piece = 100'000;
    while (true) {
        const Result<bool> done = lister->step(piece);
        if (!done)
            return done.error();
        if (*done)
            return lister->take().digest;
    }
}

} // namespace kvlens
