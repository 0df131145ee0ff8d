// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/store.h"

#include "stores/search/pagedsearch.h"

namespace kvlens {

namespace {

constexpr int scanBatch = 256;

// Reads one page of entries and shows them to the sink.
Result<Visit> visitPage(Store &store, const CollectionRef &collection, const KeyPage &page,
    const ScanSink &sink, const std::stop_token &stop)
{
    QList<EntryRef> refs;
    for (qsizetype i = 0; i < page.count(); ++i) {
        const KeyPage::Item item = page.at(i);
        if (item.shadow == 0)
            refs.append({collection, item.key.toByteArray()});
    }
    for (const Result<Entry> &entry : store.read(refs, stop)) {
        if (!entry && entry.error().code == ErrorCode::NotFound)
            continue;
        if (!entry)
            return entry.error();
        if (sink(*entry) == Visit::Stop)
            return Visit::Stop;
    }
    return Visit::Continue;
}

} // namespace

Store::~Store() = default;

Result<KeyPage> Store::keysWithPrefix(const CollectionRef &collection, const QByteArray &prefix,
    const KeyCursor &from, int limit, const std::stop_token &stop)
{
    Result<KeyPage> all = keys(collection, from, limit, stop);
    if (!all || prefix.isEmpty())
        return all;
    KeyPage page;
    for (qsizetype i = 0; i < all->count(); ++i) {
        const KeyPage::Item item = all->at(i);
        if (item.key.startsWith(prefix))
            page.append(item);
    }
    page.next = all->next;
    return page;
}

QList<Result<Entry>> Store::readUpTo(
    const QList<EntryRef> &refs, qint64, const std::stop_token &stop)
{
    return read(refs, stop);
}

Result<QByteArray> Store::readPart(
    const EntryRef &ref, qint64 offset, qint64 length, const std::stop_token &stop)
{
    const Result<Entry> entry = readOne(*this, ref, stop);
    if (!entry)
        return entry.error();
    return entry->value.mid(offset, length);
}

Result<LoadProgress> Store::load(std::chrono::milliseconds, const std::stop_token &)
{
    return LoadProgress {};
}

Result<void> Store::reload(const std::stop_token &)
{
    return {};
}

Result<Freshness> Store::freshness(const std::stop_token &)
{
    return Freshness::Current;
}

QList<Problem> Store::problems() const
{
    return {};
}

Result<void> Store::scan(
    const CollectionRef &collection, const ScanSink &sink, const std::stop_token &stop)
{
    KeyCursor cursor;
    while (!cursor.atEnd) {
        const Result<KeyPage> page = keys(collection, cursor, scanBatch, stop);
        if (!page)
            return page.error();
        const Result<Visit> visit = visitPage(*this, collection, *page, sink, stop);
        if (!visit)
            return visit.error();
        if (*visit == Visit::Stop)
            break;
        cursor = page->next;
    }
    return {};
}

Result<SearchPage> Store::search(const CollectionRef &collection, const EntryMatcher &matcher,
    const SearchCursor &from, const SearchLimits &limits, const std::stop_token &stop)
{
    return searchByPages(*this, collection, matcher, from, limits, stop);
}

Result<void> loadAll(Store &store, const std::stop_token &stop, LoadUntil until)
{
    while (true) {
        const Result<LoadProgress> progress = store.load(std::chrono::milliseconds(200), stop);
        if (!progress)
            return progress.error();
        if (progress->finished || (progress->listed && until == LoadUntil::Listed))
            return {};
    }
}

Result<Entry> readOne(Store &store, const EntryRef &ref, const std::stop_token &stop)
{
    QList<Result<Entry>> results = store.read({ref}, stop);
    return results.takeFirst();
}

Result<Written> writeOne(Store &store, const Write &write, const std::stop_token &stop)
{
    QList<WriteOutcome> outcomes = store.write({write}, stop);
    return outcomes.takeFirst().result;
}

} // namespace kvlens
