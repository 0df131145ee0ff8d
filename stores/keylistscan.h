// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The scan of a store that has all keys of a collection in a list, and reads many entries at once:
// the next ones are being read while the sink looks at one.
#pragma once

#include "stores/keylist.h"
#include "stores/scan.h"

namespace kvlens {

// Reads `count` entries and has take() take them, in order and on the caller's thread; until that
// does not say Continue, or an error, which is answered. refAt() may be called on any thread.
using EntryRefAt = std::function<EntryRef(qsizetype i)>;
using TakeEntry = std::function<Result<Visit>(const Result<Entry> &entry)>;
using ReadMany
    = std::function<Result<void>(qsizetype count, const EntryRefAt &refAt, const TakeEntry &take)>;

// As Store::scan(). An entry that is there and cannot be read is visited with its problem.
Result<ScanPage> scanKeyList(const ScanRequest &request, const KeyList &keys,
    const ReadMany &readMany, const ScanSink &sink);

} // namespace kvlens
