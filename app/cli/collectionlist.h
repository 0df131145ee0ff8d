// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of collections as `info` and `ls` print it.
#pragma once

#include "app/cli/openedstore.h"
#include "report/jsonwriter.h"

namespace kvlens {

// [{"name", "group"?, "entries", "bytes"?, "topLevel"?, "shadowed"?}, …]
// With how many have expired, as far as the store has looked.
void writeCollections(JsonWriter &writer, const OpenedStore &opened);

// Finds out the number of entries where the store did not say, by listing the keys.
Result<void> countEntries(OpenedStore &opened);

} // namespace kvlens
