// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Going through the entries of a JSON file. With a hint nothing is decoded that need not be: its
// bytes are streamed past a finder that knows every spelling of what is looked for, and only the
// entries where it may be are read.
#pragma once

#include "stores/jsonfile/jsonfile.h"
#include "stores/scan.h"

namespace kvlens {

// As Store::scan. A hint that asks for keys which are not in the file (the numbers of an array's
// elements) is of no use. Memory: one block, and the entry at hand, or a batch of entries.
Result<ScanPage> scanJsonFile(const JsonFile &file, const ScanRequest &request,
    const ScanSink &sink, const std::stop_token &stop);

} // namespace kvlens
