// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Searching a JSON file without decoding it: its bytes are streamed past a finder that knows every
// spelling of what is looked for, and only the entries where it may be are read. Answers as
// searchByPages() does, hit for hit.
#pragma once

#include "stores/jsonfile/jsonfile.h"
#include "stores/search/entrymatcher.h"

namespace kvlens {

// As Store::search. Regular expressions, and keys that are not in the file (the numbers of an
// array's elements), have each entry decoded. Memory: one block, and the entry at hand.
// Conflict: the file is not the one that was loaded.
Result<SearchPage> searchJsonFile(const JsonFile &file, const CollectionRef &collection,
    const EntryMatcher &matcher, const SearchCursor &from, const SearchLimits &limits,
    const std::stop_token &stop);

} // namespace kvlens
