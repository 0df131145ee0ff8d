// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the operating system said, as an Error.
#pragma once

#include "stores/result.h"

namespace kvlens {

// NotFound (ENOENT, ENOTDIR), Denied (EACCES, EPERM, EROFS), NoSpace (ENOSPC, EDQUOT, EFBIG),
// Invalid (ENAMETOOLONG, ELOOP, EINVAL), Unsupported, else Unavailable.
ErrorCode errnoCode(int number);

// What the system said in answer to `doing`, such as FileReasons::writing, about `path`.
Error errnoError(int number, const ReasonForm &doing, const QString &path);

} // namespace kvlens
