// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/searchjob.h"

namespace kvlens {

namespace {

bool changesValue(const Edit &edit)
{
    return !edit.base.version.exists() || edit.mine.value != edit.base.value;
}

bool changesKey(const Edit &edit)
{
    return edit.mine.key != edit.ref().key;
}

// Whether a hit in the store is of something that is no longer seen.
bool isHidden(const SearchHit &hit, const ChangeSet &edits)
{
    const auto edit = edits.find(hit.ref);
    if (!edit)
        return false;
    if (!edit->mine.exists || changesValue(*edit))
        return true;
    return hit.inKey && changesKey(*edit);
}

// The hits in what an edit changes.
EntryHits hitsIn(const Edit &edit, const EntryMatcher &matcher, const HitWindow &window)
{
    const EntryRef &ref = edit.ref();
    const bool isSearched = ref.part == EntryPart::Value && ref.shadow == 0 && edit.mine.exists;
    if (!isSearched || (!changesValue(edit) && !changesKey(edit)))
        return {};
    EntryHits found = matcher.hitsIn({ref.collection, edit.mine.key}, edit.mine.value, window,
        changesValue(edit) ? EntryMatcher::Parts::Both : EntryMatcher::Parts::Key);
    for (SearchHit &hit : found.hits)
        hit.ref = ref;
    return found;
}

void searchEdits(SearchFinds &finds, const EntryMatcher &matcher, qsizetype most)
{
    SearchState &state = finds.next;
    const EditList &edits = state.edits.edits();
    while (state.edit < edits.size() && finds.hits.size() < most) {
        const qsizetype room = most - finds.hits.size();
        const EntryHits found = hitsIn(edits.at(state.edit), matcher, {state.told, room});
        finds.hits.append(found.hits);
        state.told += found.hits.size();
        if (found.hits.size() < room) {
            state.unsearched += found.isComplete ? 0 : 1;
            ++state.edit;
            state.told = 0;
        }
    }
}

// Another program may have written since the last search.
Result<void> refresh(Store &store, const std::stop_token &stop)
{
    const Result<Freshness> freshness = freshnessOf(store, stop);
    if (!freshness)
        return freshness.error();
    return *freshness == Freshness::Current ? Result<void>() : forgetAll(store, stop);
}

} // namespace

Result<SearchFinds> searchEdited(Store &store, SearchState state, const EntryMatcher &matcher,
    const SearchLimits &limits, const std::stop_token &stop)
{
    SearchFinds finds {std::move(state), {}};
    if (!finds.next.isFresh) {
        if (const Result<void> refreshed = refresh(store, stop); !refreshed)
            return refreshed.error();
        finds.next.isFresh = true;
    }
    searchEdits(finds, matcher, limits.hits);
    const SearchLimits rest {limits.hits - finds.hits.size(), limits.budget};
    if (rest.hits == 0)
        return finds;
    Result<SearchBatch> batch = searchOn(store, std::move(finds.next.walk), matcher, rest, stop);
    if (!batch)
        return batch.error();
    finds.next.walk = std::move(batch->next);
    std::copy_if(batch->hits.cbegin(), batch->hits.cend(), std::back_inserter(finds.hits),
        [&](const SearchHit &hit) { return !isHidden(hit, finds.next.edits); });
    return finds;
}

} // namespace kvlens
