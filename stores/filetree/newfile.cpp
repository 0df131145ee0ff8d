// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/newfile.h"

#include "stores/file/errnoerror.h"
#include "stores/file/filemetadata.h"

#include <QRandomGenerator>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

QByteArray randomTempName()
{
    static constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    constexpr int letters = 8;
    QByteArray name = "tmp";
    for (int i = 0; i < letters; ++i)
        name += alphabet[QRandomGenerator::global()->bounded(int(sizeof alphabet - 1))];
    return name + ".tmp";
}

Error alreadyThere(const QString &path)
{
    return {ErrorCode::Conflict, QStringLiteral("a file of that name is there already"), path};
}

// For file systems that do not know RENAME_NOREPLACE: a second name never replaces anything.
Result<void> linkThenUnlink(
    int fromFolder, const QByteArray &from, int toFolder, const QByteArray &to, const QString &path)
{
    if (::linkat(fromFolder, from.constData(), toFolder, to.constData(), 0) < 0) {
        if (errno == EEXIST)
            return alreadyThere(path);
        return errnoError(errno, QStringLiteral("renaming"), path);
    }
    if (::unlinkat(fromFolder, from.constData(), 0) < 0)
        return errnoError(errno, QStringLiteral("renaming"), path);
    return {};
}

} // namespace

NewFile::NewFile(int folder, QByteArray temp, FileDescriptor fd, QString path)
    : m_folder(folder)
    , m_temp(std::move(temp))
    , m_fd(std::move(fd))
    , m_path(std::move(path))
{
}

NewFile::~NewFile()
{
    if (!m_temp.isEmpty())
        ::unlinkat(m_folder, m_temp.constData(), 0);
}

Result<NewFile> NewFile::begin(int folder, const QString &path)
{
    constexpr int tries = 100;
    for (int i = 0; i < tries; ++i) {
        QByteArray temp = randomTempName();
        FileDescriptor fd(::openat(
            folder, temp.constData(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
        if (fd)
            return NewFile(folder, std::move(temp), std::move(fd), path);
        if (errno != EEXIST)
            break;
    }
    return errnoError(errno, QStringLiteral("making a new file"), path);
}

Result<void> NewFile::fill(QByteArrayView bytes, int old)
{
    if (Result<void> written = writeAll(m_fd.get(), bytes, m_path); !written)
        return written;
    if (old >= 0) {
        if (Result<void> copied = copyMetadata(old, m_fd.get(), m_path); !copied)
            return copied;
    }
    if (::fsync(m_fd.get()) < 0)
        return errnoError(errno, QStringLiteral("writing"), m_path);
    m_fd = FileDescriptor(); // closed under its first name, which nobody watches for
    return {};
}

Result<void> NewFile::putOver(const QByteArray &name)
{
    if (::renameat(m_folder, m_temp.constData(), m_folder, name.constData()) < 0)
        return errnoError(errno, QStringLiteral("replacing"), m_path);
    m_temp.clear();
    return {};
}

Result<void> NewFile::putNew(const QByteArray &name)
{
    if (Result<void> put = renameNew(m_folder, m_temp, m_folder, name, m_path); !put)
        return put;
    m_temp.clear();
    return {};
}

Result<void> renameNew(
    int fromFolder, const QByteArray &from, int toFolder, const QByteArray &to, const QString &path)
{
    if (::renameat2(fromFolder, from.constData(), toFolder, to.constData(), RENAME_NOREPLACE) == 0)
        return {};
    if (errno == EEXIST)
        return alreadyThere(path);
    if (errno == EINVAL || errno == ENOSYS)
        return linkThenUnlink(fromFolder, from, toFolder, to, path);
    return errnoError(errno, QStringLiteral("renaming"), path);
}

} // namespace kvlens
