// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/errnoerror.h"

#include <cerrno>
#include <system_error>

namespace kvlens {

ErrorCode errnoCode(int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::NotFound;
    case EACCES:
    case EPERM:
    case EROFS:
        return ErrorCode::Denied;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return ErrorCode::NoSpace;
    case ENAMETOOLONG: // a name of the caller's
        return ErrorCode::Invalid;
    case ENOTSUP:
    case ENOSYS:
        return ErrorCode::Unsupported;
    default:
        return ErrorCode::Unavailable;
    }
}

Error errnoError(int number, const ReasonForm &doing, const QString &path)
{
    const std::string said = std::generic_category().message(number);
    return {errnoCode(number), doing.with(quoted(QString::fromStdString(said))), path};
}

} // namespace kvlens
