// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a search does on the worker: plain functions of a store and values.
#pragma once

#include "model/changeset.h"
#include "stores/search/searchwalk.h"

namespace kvlens {

// What one slice hands to the next.
struct SearchState
{
    ChangeSet edits; // what is staged over the store
    qsizetype edit = 0; // the next of them to be searched
    qint64 told = 0; // hits of that one
    SearchWalk walk; // through the store, after the edits
    bool isFresh = false; // it was made sure that the store is as it is now
    qint64 unsearched = 0; // of the edits, as in SearchWalk
    bool atEnd() const { return walk.atEnd(); }
};

struct SearchFinds
{
    SearchState next;
    QList<SearchHit> hits; // at most as many as the limits allow
};

// Goes on for about the budget. What is searched is what a person sees: first the edited entries
// with their staged keys and values (their hits name them as they are stored), then the store
// without what is edited there or deleted.
Result<SearchFinds> searchEdited(Store &store, SearchState state, const EntryMatcher &matcher,
    const SearchLimits &limits, const std::stop_token &stop);

} // namespace kvlens
