// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/inplaceparts.h"

#include "stores/file/contenthash.h"
#include "stores/file/errnoerror.h"
#include "stores/file/overwrite.h"
#include "stores/file/tempfile.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace kvlens {

Result<FileDescriptor> openedTarget(const QString &path, int flags)
{
    constexpr int alsoIfSpecial = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    FileDescriptor file(::open(pathBytes(path).constData(), flags | alsoIfSpecial));
    if (!file)
        return errnoError(errno, FileReasons::opening, path);
    struct stat status = {};
    if (::fstat(file.get(), &status) < 0)
        return errnoError(errno, FileReasons::lookingAt, path);
    if (!S_ISREG(status.st_mode))
        return Error {ErrorCode::Unsupported, FileReasons::noRegularFile, path};
    return file;
}

Result<QByteArray> hashOnDisk(int fd, const QString &path)
{
    ::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    return contentHash(fd, path);
}

Result<void> putBack(int target, int old, const PreparedFile &before)
{
    if (Result<void> written = overwrite(target, old, before.target); !written)
        return written;
    const Result<QByteArray> hash = hashOnDisk(target, before.target);
    if (!hash)
        return hash.error();
    if (*hash != before.hash)
        return Error {ErrorCode::Unavailable, FileReasons::readsOtherwise, before.target};
    return {};
}

QString InPlaceEnding::keepOld(int kept) const
{
    Result<QByteArray> name = m_vault.keepAsBackup(m_folder, m_vault.oldName());
    if (!name) // a call that fails is made once more
        name = m_vault.keepAsBackup(m_folder, m_vault.oldName());
    if (name)
        m_vault.prune(m_folder, kept);
    return m_vault.pathOf(name ? *name : m_vault.oldName());
}

void InPlaceEnding::removeOld() const
{
    removeName(m_folder, m_vault.oldName());
}

void InPlaceEnding::removeNew() const
{
    removeName(m_folder, m_vault.newName());
}

void InPlaceEnding::dropRecord() const
{
    removeName(m_folder, m_vault.recordName());
    [[maybe_unused]] const Result<void> ignored = syncFolder(m_folder, m_vault.folder());
}

} // namespace kvlens
