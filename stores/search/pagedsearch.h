// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Searching a collection by listing and reading it, as any store can: the default of Store::search.
#pragma once

#include "stores/search/entrymatcher.h"
#include "stores/store.h"

namespace kvlens {

Result<SearchPage> searchByPages(Store &store, const CollectionRef &collection,
    const EntryMatcher &matcher, const SearchCursor &from, const SearchLimits &limits,
    const std::stop_token &stop);

} // namespace kvlens
