// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Searching a whole store, collection by collection, a slice at a time.
#pragma once

#include "stores/search/entrymatcher.h"
#include "stores/store.h"

namespace kvlens {

// Where a search has got to: a value that slices take and give back.
struct SearchWalk
{
    QList<CollectionInfo> collections; // that are searched: not the shadowed ones
    qsizetype collection = 0; // the one at hand
    SearchCursor cursor; // in it
    LoadProgress loading {.listed = false, .finished = false}; // before the search
    qint64 entries = 0; // that were looked at …
    qint64 unsearched = 0; // … and of these, that could not be searched
    bool isLoaded() const { return loading.listed; }
    bool atEnd() const { return isLoaded() && collection >= collections.size(); }
    qint64 total() const; // entries; -1: not known
};

struct SearchBatch
{
    SearchWalk next;
    QList<SearchHit> hits; // at most as many as the limits allow
    QList<Error> unsearched = {}; // as in SearchPage
};

// Goes on for about the budget. Loads the store first, until every key is known: such batches hold
// nothing. Errors of load(), collections() and search(); collections that went away are passed
// over.
Result<SearchBatch> searchOn(Store &store, SearchWalk walk, const EntryMatcher &matcher,
    const SearchLimits &limits, const std::stop_token &stop);

} // namespace kvlens
