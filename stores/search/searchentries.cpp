// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/searchentries.h"

#include "stores/words/reasons.h"

namespace kvlens {

namespace {

Error tooManySteps(const EntryRef &ref)
{
    return {ErrorCode::Timeout, Reasons::expressionSteps, entryText(ref)};
}

// What one slice has found so far.
class Finds
{
public:
    Finds(const EntryMatcher &matcher, qsizetype most, const SearchCursor &from)
        : m_matcher(matcher)
        , m_most(most)
        , m_key(from.key)
        , m_told(from.hits)
    {
    }

    // False: there may be more in the entry than may be told; it comes first in the next slice.
    bool takeAllOf(const Entry &entry)
    {
        const qint64 told = entry.ref.key == m_key ? m_told : 0;
        // One more than may be told shows whether there is more.
        const qsizetype room = m_most - m_page.hits.size();
        const EntryHits found = m_matcher.hitsIn(entry.ref, entry.value, {told, room + 1});
        QList<SearchHit> hits = found.hits;
        const bool isAll = hits.size() <= room;
        if (!isAll)
            hits.removeLast();
        if (isAll && entry.problem && entry.value.isEmpty())
            m_page.unsearched.append(entryFault(entry.ref, *entry.problem));
        if (isAll && !found.isComplete)
            m_page.unsearched.append(tooManySteps(entry.ref));
        m_key = isAll ? QByteArray() : entry.ref.key;
        m_told = isAll ? 0 : told + hits.size();
        m_page.hits.append(hits);
        return isAll;
    }

    SearchPage take(const ScanPage &scanned)
    {
        m_page.next = {scanned.next, m_key, m_told};
        m_page.entries = scanned.entries;
        return std::move(m_page);
    }

private:
    const EntryMatcher &m_matcher;
    qsizetype m_most;
    QByteArray m_key; // of the entry of which some hits were told …
    qint64 m_told; // … so many
    SearchPage m_page;
};

// Keys alone are searched without reading what they stand for.
ScanRequest requestFor(const CollectionRef &collection, const EntryMatcher &matcher,
    const ScanCursor &from, std::chrono::milliseconds budget)
{
    ScanRequest request {.collection = collection, .from = from, .budget = budget};
    request.depth = matcher.searchesValues() ? ScanDepth::Values : ScanDepth::Keys;
    if (matcher.needle())
        request.hint = ScanHint {&*matcher.needle(), matcher.searchesKeys()};
    return request;
}

} // namespace

Result<SearchPage> searchEntries(Store &store, const CollectionRef &collection,
    const EntryMatcher &matcher, const SearchCursor &from, const SearchLimits &limits,
    const std::stop_token &stop)
{
    Finds finds(matcher, limits.hits, from);
    const ScanSink sink = [&finds](const Entry &entry) {
        return finds.takeAllOf(entry) ? Visit::Continue : Visit::Defer;
    };
    const Result<ScanPage> scanned
        = store.scan(requestFor(collection, matcher, from.entry, limits.budget), sink, stop);
    if (!scanned)
        return scanned.error();
    return finds.take(*scanned);
}

} // namespace kvlens
