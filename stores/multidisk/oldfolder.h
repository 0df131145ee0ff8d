// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The folders that MultiDiskStore made before version 0.3 of py-key-value.
#pragma once

#include "stores/diskcache/cacheconnection.h"

namespace kvlens {

// Whether every row in the folder of that name is of a collection whose folder it would be, and no
// envelope speaks against it. Such keys are those of a DiskStore, "collection::key"; what makes the
// difference is that there is nothing else beside them.
Result<bool> isOldFolder(const CacheConnection &cache, const QByteArray &name);

} // namespace kvlens
