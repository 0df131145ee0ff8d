// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/searchslice.h"

namespace kvlens {

SearchSlice::SearchSlice(const EntryMatcher &matcher, const SearchLimits &limits, qint64 told)
    : m_matcher(matcher)
    , m_most(limits.hits)
    , m_until(std::chrono::steady_clock::now() + limits.budget)
    , m_told(told)
{
}

void SearchSlice::search(const EntryRef &ref, const QByteArray &value)
{
    // One more than may be told shows whether there is more.
    const qsizetype room = m_most - m_page.hits.size();
    QList<SearchHit> hits = m_matcher.hitsIn(ref, value, {m_told, room + 1});
    m_isFull = hits.size() > room;
    if (m_isFull)
        hits.removeLast();
    m_told = m_isFull ? m_told + hits.size() : 0;
    m_page.entries += m_isFull ? 0 : 1;
    m_page.hits.append(hits);
}

void SearchSlice::passMissing()
{
    ++m_page.entries;
    m_told = 0;
}

SearchPage SearchSlice::take(const KeyCursor &key, qint64 entries)
{
    m_page.next = {key, entries, m_told};
    return std::move(m_page);
}

} // namespace kvlens
