// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/usualvectors.h"

#include "model/vectors/numberlist.h"

#include <algorithm>
#include <map>

namespace kvlens {

UsualVectors::UsualVectors(const CollectionRef &collection)
    : m_collection(collection)
{
}

qint64 UsualVectors::done() const
{
    return m_loading ? m_loading->rows().count() + qint64(m_loading->leftOut().size()) : 0;
}

Result<void> UsualVectors::goOn(
    Store &store, std::chrono::milliseconds budget, const std::stop_token &stop)
{
    if (!m_loading)
        return begin(store, budget, stop);
    if (const Result<void> went = m_loading->goOn(store, budget, stop); !went)
        return went.error();
    if (m_loading->atEnd())
        choose();
    return {};
}

Result<void> UsualVectors::begin(
    Store &store, std::chrono::milliseconds budget, const std::stop_token &stop)
{
    qint64 length = 0;
    const auto look = [&length](const Entry &entry) {
        length = readNumbers(entry.value, {}).value_or(0);
        return length > 0 ? Visit::Stop : Visit::Continue;
    };
    const Result<ScanPage> page
        = store.scan({m_collection, m_from, budget, ScanDepth::Values}, look, stop);
    if (!page)
        return page.error();
    m_from = page->next;
    if (length > 0 || m_from.atEnd())
        m_loading = std::make_unique<VectorLoading>(m_collection, std::max<qint64>(1, length));
    return {};
}

// Once all were looked at.
void UsualVectors::choose()
{
    std::map<qint64, qint64> counts;
    for (const LeftOutVector &one : m_loading->leftOut()) {
        if (one.numbers > 0)
            ++counts[one.numbers];
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
        [](const auto &a, const auto &b) { return a.second < b.second; });
    const bool isOther
        = !m_isSecond && most != counts.end() && most->second > m_loading->rows().count();
    m_isChosen = !isOther;
    if (!isOther)
        return;
    m_loading = std::make_unique<VectorLoading>(m_collection, most->first);
    m_isSecond = true;
}

} // namespace kvlens
