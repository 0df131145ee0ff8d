// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Searching a collection: a scan whose entries are matched, told by its hint what to look for.
#pragma once

#include "stores/search/entrymatcher.h"
#include "stores/store.h"

namespace kvlens {

// The next hits among the effective entries of a collection, in the order of the scan. Comes back
// with what it has after about the budget of `limits`, without any hit too, and goes on from the
// page's cursor until that is at the end. What counts as text is told in
// stores/search/entrymatcher.h; every store answers alike. Errors of Store::scan.
Result<SearchPage> searchEntries(Store &store, const CollectionRef &collection,
    const EntryMatcher &matcher, const SearchCursor &from, const SearchLimits &limits,
    const std::stop_token &stop = {});

} // namespace kvlens
