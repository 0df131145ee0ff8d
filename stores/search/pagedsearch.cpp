// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/pagedsearch.h"

#include "stores/search/searchslice.h"

namespace kvlens {

namespace {

constexpr int pageKeys = 256;
constexpr qint64 pagedBatchBytes = 16 * 1024 * 1024;

// Some entries of a page that are read together.
struct Batch
{
    QList<EntryRef> refs; // the effective ones
    QList<qsizetype> items; // where they are in the page
    qsizetype behind = 0; // the item that comes then
};

Batch batchAt(const CollectionRef &collection, const KeyPage &page, qsizetype from)
{
    Batch batch {{}, {}, from};
    qint64 bytes = 0;
    for (; batch.behind < page.count() && bytes < pagedBatchBytes; ++batch.behind) {
        const KeyPage::Item item = page.at(batch.behind);
        if (item.shadow != 0)
            continue;
        bytes += qMax<qint64>(0, item.size);
        batch.refs.append({collection, item.key.toByteArray()});
        batch.items.append(batch.behind);
    }
    return batch;
}

// Keys alone are searched without reading what they stand for.
QList<Result<Entry>> readBatch(
    Store &store, const Batch &batch, const EntryMatcher &matcher, const std::stop_token &stop)
{
    if (matcher.searchesValues())
        return store.read(batch.refs, stop);
    QList<Result<Entry>> entries;
    for (const EntryRef &ref : batch.refs)
        entries.append(Entry {ref, {}, {}});
    return entries;
}

// Searches a page from the item `at` on. The item where it goes on; the page's end if all is done.
Result<qsizetype> searchPage(Store &store, const CollectionRef &collection, const KeyPage &page,
    qsizetype at, SearchSlice &slice, const EntryMatcher &matcher, const std::stop_token &stop)
{
    while (at < page.count()) {
        const Batch batch = batchAt(collection, page, at);
        const QList<Result<Entry>> entries = readBatch(store, batch, matcher, stop);
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const Result<Entry> &entry = entries[i];
            if (!entry && entry.error().code != ErrorCode::NotFound)
                return entry.error();
            if (entry)
                slice.search(entry->ref, entry->value);
            else
                slice.passMissing();
            if (slice.isFull())
                return batch.items[i];
        }
        at = batch.behind;
        if (slice.isOutOfTime())
            break;
    }
    return at;
}

} // namespace

Result<SearchPage> searchByPages(Store &store, const CollectionRef &collection,
    const EntryMatcher &matcher, const SearchCursor &from, const SearchLimits &limits,
    const std::stop_token &stop)
{
    SearchSlice slice(matcher, limits, from.hits);
    KeyCursor cursor = from.key;
    qsizetype at = from.entries;
    while (true) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, QStringLiteral("searching was cancelled")};
        const Result<KeyPage> page = store.keys(collection, cursor, pageKeys, stop);
        if (!page)
            return page.error();
        const Result<qsizetype> next
            = searchPage(store, collection, *page, at, slice, matcher, stop);
        if (!next)
            return next.error();
        if (*next < page->count())
            return slice.take(cursor, *next);
        cursor = page->next;
        at = 0;
        if (cursor.atEnd || slice.isOutOfTime())
            return slice.take(cursor);
    }
}

} // namespace kvlens
