// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Going through the entries of a JSON file by all processors.
#pragma once

#include "stores/jsonfile/jsonfile.h"
#include "stores/scanshares.h"

namespace kvlens {

// Whether it can be done: for shares, without a hint, for keys or values, of a file that is no
// single value.
bool canScanShared(const JsonFile &file, const ScanRequest &request);

// As scanShared(), if it can be done. What a share has seen to be sound the file need not
// check.
// Threads: the caller's, and others that end before this does; never more than there are
// processors, and at most four.
// Memory: for each of them a run of entries, and the largest entry; and the shares, of which some
// are ahead of the one that is joined.
Result<ScanPage> scanJsonShared(
    JsonFile &file, const ScanRequest &request, const std::stop_token &stop);

} // namespace kvlens
