// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Giving an open file the contents of another one, where it is.
#pragma once

#include "stores/result.h"

namespace kvlens {

// Writes what is other in `source`, makes `target` as long, and syncs it. `path` is for errors.
Result<void> overwrite(int target, int source, const QString &path);

// Whether the file can be what an overwrite of `one` by `other` leaves when it is interrupted, or
// one that was to take that back: every block is of the one or of the other, at the same place, or
// begins as the one and goes on as the other; behind the end of one of them there may be zeros.
Result<bool> isBetween(int target, int one, int other, const QString &path);

// Makes sure that a file can become so long, as far as the file system lets it. NoSpace.
Result<void> reserve(int fd, qint64 size, const QString &path);

} // namespace kvlens
