// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// `index:DIR` — a folder that LlamaIndex's StorageContext.persist() wrote: every JSON file in it is
// a group, and all of them are one store. A batch that touches several files is written to all of
// them or to none (persistjournal.h).
#pragma once

#include "stores/catalog.h"

namespace kvlens {

BackendInfo persistedIndexBackend();

} // namespace kvlens
