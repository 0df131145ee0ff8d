// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who holds a lock on a file.
#pragma once

#include "stores/result.h"

namespace kvlens {

// The Unavailable that says which process holds the lock on the open file, as far as that is told.
Error lockedBy(int fd, const QString &path);

} // namespace kvlens
