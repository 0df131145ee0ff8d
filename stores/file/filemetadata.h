// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What belongs to a file beside its contents.
#pragma once

#include "stores/result.h"

namespace kvlens {

// Gives the open file `to` the permissions, extended attributes and, as far as we may, the owner of
// the open file `from`. An owner that we may not give away stays ours. `path` is for the error.
Result<void> copyMetadata(int from, int to, const QString &path);

} // namespace kvlens
