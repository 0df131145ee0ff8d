// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/searchwalk.h"

#include "stores/search/searchentries.h"

namespace kvlens {

namespace {

using Clock = std::chrono::steady_clock;

Result<SearchBatch> loadOn(
    Store &store, SearchWalk walk, const SearchLimits &limits, const std::stop_token &stop)
{
    const Result<LoadReport> report = store.load(LoadMode::GoOn, limits.budget, stop);
    if (!report)
        return report.error();
    walk.loading = report->progress;
    if (!walk.isLoaded())
        return SearchBatch {walk, {}};
    const Result<QList<CollectionInfo>> collections = store.collections(stop);
    if (!collections)
        return collections.error();
    std::copy_if(collections->begin(), collections->end(), std::back_inserter(walk.collections),
        [](const CollectionInfo &info) { return info.ref.shadow == 0; });
    return SearchBatch {walk, {}};
}

// One slice in the collection at hand.
Result<void> searchSlice(Store &store, SearchBatch &batch, const EntryMatcher &matcher,
    const SearchLimits &limits, const std::stop_token &stop)
{
    SearchWalk &walk = batch.next;
    const Result<SearchPage> page = searchEntries(
        store, walk.collections.at(walk.collection).ref, matcher, walk.cursor, limits, stop);
    if (!page && page.error().code != ErrorCode::NotFound)
        return page.error();
    if (page) {
        batch.hits.append(page->hits);
        batch.unsearched.append(page->unsearched);
        walk.unsearched += page->unsearched.size();
        walk.entries += page->entries;
        walk.cursor = page->next;
    }
    if (!page || walk.cursor.atEnd()) {
        walk.cursor = {};
        ++walk.collection;
    }
    return {};
}

} // namespace

qint64 SearchWalk::total() const
{
    qint64 sum = 0;
    for (const CollectionInfo &info : collections) {
        if (info.entries < 0)
            return -1;
        sum += info.entries;
    }
    return isLoaded() ? sum : -1;
}

Result<SearchBatch> searchOn(Store &store, SearchWalk walk, const EntryMatcher &matcher,
    const SearchLimits &limits, const std::stop_token &stop)
{
    if (!walk.isLoaded())
        return loadOn(store, std::move(walk), limits, stop);
    const Clock::time_point until = Clock::now() + limits.budget;
    SearchBatch batch {std::move(walk), {}};
    while (!batch.next.atEnd() && batch.hits.size() < limits.hits) {
        const auto left
            = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
        const SearchLimits rest {limits.hits - batch.hits.size(), left};
        if (const Result<void> searched = searchSlice(store, batch, matcher, rest, stop); !searched)
            return searched.error();
        if (Clock::now() >= until)
            break;
    }
    return batch;
}

} // namespace kvlens
