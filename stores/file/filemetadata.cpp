// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/filemetadata.h"

#include "stores/file/errnoerror.h"

#include <cerrno>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace kvlens {

namespace {

// Access lists and labels are extended attributes. One that may not be set by us is left out: the
// system gives new files those (security labels) itself.
void copyAttributes(int from, int to)
{
    const ssize_t length = ::flistxattr(from, nullptr, 0);
    if (length <= 0)
        return;
    QByteArray names(length, '\0');
    if (::flistxattr(from, names.data(), static_cast<size_t>(length)) != length)
        return;
    for (const QByteArray &name : names.split('\0')) {
        const ssize_t size = name.isEmpty() ? -1 : ::fgetxattr(from, name.constData(), nullptr, 0);
        if (size < 0)
            continue;
        QByteArray value(size, '\0');
        const auto length2 = static_cast<size_t>(size);
        if (::fgetxattr(from, name.constData(), value.data(), length2) == size)
            ::fsetxattr(to, name.constData(), value.constData(), length2, 0);
    }
}

} // namespace

Result<void> copyMetadata(int from, int to, const QString &path)
{
    struct stat status = {};
    if (::fstat(from, &status) < 0)
        return errnoError(errno, QStringLiteral("looking at"), path);
    if (::fchown(to, status.st_uid, status.st_gid) < 0)
        (void)!::fchown(to, static_cast<uid_t>(-1), status.st_gid);
    copyAttributes(from, to);
    if (::fchmod(to, status.st_mode & 07777) < 0)
        return errnoError(errno, QStringLiteral("setting permissions"), path);
    return {};
}

} // namespace kvlens
