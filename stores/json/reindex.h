// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the index of a file is after some splices, by looking at the new file only around them.
#pragma once

#include "stores/json/edit.h"
#include "stores/json/index.h"

namespace kvlens::json {

// `index` is that of a whole, undamaged file; `splices` ascend and do not overlap; `read` reads the
// file as it is now. True: `index` is what a scan of that file would give. False: it is unchanged,
// and the file must be scanned, because collections came or went, or because the file is not what
// the splices say. Errors come from `read`; then too it is unchanged.
// Cost: the entries that the splices touch and their neighbours, and a step for every 4,096 keys.
Result<bool> reindex(Index &index, const QList<Splice> &splices, const ReadAt &read);

} // namespace kvlens::json
