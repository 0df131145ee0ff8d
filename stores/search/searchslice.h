// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One slice of a search: what it has found so far, and when to come back.
#pragma once

#include "stores/search/entrymatcher.h"

namespace kvlens {

class SearchSlice
{
public:
    // All of them outlive the slice. `told` hits of the first entry that comes are left out.
    SearchSlice(const EntryMatcher &matcher, const SearchLimits &limits, qint64 told);

    void search(const EntryRef &ref, const QByteArray &value);
    void passMissing(); // the entry that comes is not there any more

    // There may be more in the entry just searched than may be told: it comes first in the next
    // slice.
    bool isFull() const { return m_isFull; }
    bool isOutOfTime() const { return std::chrono::steady_clock::now() >= m_until; }

    // What was found; going on there. `entries` as in SearchCursor.
    SearchPage take(const KeyCursor &key, qint64 entries = 0);

private:
    const EntryMatcher &m_matcher;
    qsizetype m_most;
    std::chrono::steady_clock::time_point m_until;
    qint64 m_told; // hits of the entry that comes
    bool m_isFull = false;
    SearchPage m_page;
};

} // namespace kvlens
