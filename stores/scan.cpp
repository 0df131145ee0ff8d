// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The scan of a store that has no better way: its keys are listed, and read in batches.
#include "stores/scanshares.h"
#include "stores/store.h"
#include "stores/words/reasons.h"

#include <QSet>

namespace kvlens {

namespace {

constexpr int scannedKeys = 256;
constexpr qint64 scannedBytes = 16 * 1024 * 1024;

struct ListedPage
{
    KeyCursor at;
    QList<EntryRef> refs; // the effective ones, each once
    QList<qint64> sizes; // -1: not known
    KeyCursor next;

    // Where the entry stands; the beginning if it is not there any more.
    qsizetype placeOf(const std::optional<QByteArray> &key) const
    {
        const auto isIt = [&](const EntryRef &ref) { return ref.key == key; };
        const auto found = std::find_if(refs.begin(), refs.end(), isIt);
        return found == refs.end() ? 0 : std::distance(refs.begin(), found);
    }
    ScanCursor cursorAt(qsizetype place) const
    {
        return place < refs.size() ? ScanCursor {at, refs[place].key} : ScanCursor {next};
    }
    // Behind those that are read together from `place` on.
    qsizetype batchEnd(qsizetype place) const
    {
        for (qint64 bytes = 0; place < refs.size() && bytes < scannedBytes; ++place)
            bytes += std::max<qint64>(0, sizes[place]);
        return place;
    }
};

Result<ListedPage> listedPage(Store &store, const CollectionRef &collection, const KeyCursor &from,
    const std::stop_token &stop)
{
    const Result<KeyPage> keys = store.list({collection, from, scannedKeys}, stop);
    if (!keys)
        return keys.error();
    ListedPage page {from, {}, {}, keys->next};
    QSet<QByteArray> seen;
    for (qsizetype i = 0; i < keys->count(); ++i) {
        const KeyPage::Item item = keys->at(i);
        const QByteArray key = item.key.toByteArray();
        if (item.shadow != 0 || seen.contains(key))
            continue;
        seen.insert(key);
        page.refs.append({collection, key});
        page.sizes.append(item.size);
    }
    return page;
}

QList<Result<Entry>> readBatch(
    Store &store, const QList<EntryRef> &refs, ScanDepth depth, const std::stop_token &stop)
{
    if (depth != ScanDepth::Keys)
        return store.read(refs, {}, stop);
    QList<Result<Entry>> entries;
    for (const EntryRef &ref : refs)
        entries.append(Entry {ref, {}, {}});
    return entries;
}

// What a batch has come to: how far it got, and whether the sink wants more.
struct Visited
{
    qsizetype place = 0;
    bool goesOn = true;
};

Result<Visited> visitBatch(Store &store, const ListedPage &page, qsizetype place, ScanDepth depth,
    const ScanSink &sink, const std::stop_token &stop)
{
    const QList<EntryRef> refs = page.refs.sliced(place, page.batchEnd(place) - place);
    for (const Result<Entry> &entry : readBatch(store, refs, depth, stop)) {
        if (!entry && entry.error().code != ErrorCode::NotFound)
            return entry.error();
        const Visit visit = entry ? sink(*entry) : Visit::Continue;
        if (visit != Visit::Defer)
            ++place;
        if (visit != Visit::Continue)
            return Visited {place, false};
    }
    return Visited {place, true};
}

} // namespace

Result<ScanPage> Store::scan(
    const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop)
{
    const Deadline deadline(request.budget);
    ScanPage scanned {request.from};
    while (!scanned.next.atEnd()) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, Reasons::cancelled};
        const Result<ListedPage> page
            = listedPage(*this, request.collection, scanned.next.page, stop);
        if (!page)
            return page.error();
        const qsizetype begin = page->placeOf(scanned.next.key);
        Visited visited {begin};
        do {
            const Result<Visited> batch
                = visitBatch(*this, *page, visited.place, request.depth, sink, stop);
            if (!batch)
                return batch.error();
            visited = *batch;
        } while (visited.goesOn && visited.place < page->refs.size() && !deadline.isOver());
        scanned.entries += visited.place - begin;
        scanned.next = page->cursorAt(visited.place);
        if (!visited.goesOn || deadline.isOver())
            break;
    }
    return scanned;
}

Result<ScanPage> scanShared(
    Store &store, ScanRequest request, const ScanShares &shares, const std::stop_token &stop)
{
    request.shares = &shares;
    std::unique_ptr<ScanShare> all; // of a store that gives them to nobody else
    const auto take = [&](const Entry &entry) {
        if (!all)
            all = shares.begin();
        all->take(entry);
        return Visit::Continue;
    };
    Result<ScanPage> page = store.scan(request, take, stop);
    if (page && all)
        shares.join(*all);
    return page;
}

} // namespace kvlens
