// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the operating system said, as an Error.
#pragma once

#include "stores/result.h"

namespace kvlens {

// NotFound (ENOENT, ENOTDIR), Denied (EACCES, EPERM, EROFS), NoSpace (ENOSPC, EDQUOT, EFBIG),
// Invalid (ENAMETOOLONG, ELOOP, EINVAL), Unsupported, else Unavailable.
ErrorCode errnoCode(int number);

// "doing: No space left on device" about `path`. `doing` is a verb phrase such as "writing".
Error errnoError(int number, const QString &doing, const QString &path);

} // namespace kvlens
