// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// `memory:` — nothing on disk. *Persist as* writes it to any other store.
//
//   memory:                a store of its own
//   memory:NAME            shared by all handles of this process that name it, while one is open
//   ?seed=ADDRESS          begins with a copy of another store's effective entries
//   ?max_entries=N         per collection; the least recently used entries are evicted above it
//   ?values=bytes          values may be any bytes (default: JSON texts)
#pragma once

#include "stores/catalog.h"

namespace kvlens {

BackendInfo memoryBackend();

} // namespace kvlens
