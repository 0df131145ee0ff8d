// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keyorder.h"

#include <QtEndian>

#include <algorithm>

namespace kvlens {

namespace {

constexpr size_t runItems = 1 << 16; // sorted at once
constexpr size_t mergedItems = 1 << 16; // merged at once

} // namespace

KeyOrder::KeyOrder(std::vector<quint32> positions)
    : m_positions(std::move(positions))
    , m_rows(m_positions.size())
{
    for (size_t row = 0; row < m_positions.size(); ++row)
        m_rows[m_positions[row]] = quint32(row);
}

QList<quint32> KeyOrder::arranged(const QList<quint32> &ascending) const
{
    constexpr qsizetype few = 32; // one of as many: sorting them is cheaper than passing all
    if (ascending.size() < count() / few) {
        QList<quint32> some = ascending;
        std::sort(
            some.begin(), some.end(), [this](quint32 a, quint32 b) { return rowOf(a) < rowOf(b); });
        return some;
    }
    std::vector<bool> isIn(m_positions.size());
    const auto later = std::lower_bound(ascending.begin(), ascending.end(), count());
    for (auto position = ascending.begin(); position != later; ++position)
        isIn[*position] = true;
    QList<quint32> all;
    all.reserve(ascending.size());
    std::copy_if(m_positions.begin(), m_positions.end(), std::back_inserter(all),
        [&isIn](quint32 position) { return isIn[position]; });
    std::copy(later, ascending.end(), std::back_inserter(all));
    return all;
}

class KeySort::Less
{
public:
    Less(Qt::SortOrder order, const PackedKeys *keys)
        : m_isDescending(order == Qt::DescendingOrder)
        , m_keys(keys)
    {
    }

    bool operator()(const Item &a, const Item &b) const
    {
        const int compared = compare(a, b);
        if (compared == 0)
            return a.position < b.position;
        return m_isDescending ? compared > 0 : compared < 0;
    }

private:
    int compare(const Item &a, const Item &b) const
    {
        if (a.rank != b.rank)
            return a.rank < b.rank ? -1 : 1;
        return m_keys ? m_keys->at(a.position).compare(m_keys->at(b.position)) : 0;
    }

    bool m_isDescending;
    const PackedKeys *m_keys;
};

bool KeySort::goOn(const PackedKeys *keys)
{
    const Less less(m_order, keys);
    if (m_runs.empty() && m_merged.empty())
        m_merged.reserve(m_items.size());
    const size_t sorted = m_runs.empty() ? 0 : m_runs.back().end;
    if (m_merged.empty() && sorted < m_items.size())
        sortRun(less);
    else
        mergeOn(less);
    return m_merged.size() == m_items.size();
}

void KeySort::sortRun(const Less &less)
{
    const size_t first = m_runs.empty() ? 0 : m_runs.back().end;
    const size_t end = std::min(first + runItems, m_items.size());
    std::sort(m_items.begin() + qsizetype(first), m_items.begin() + qsizetype(end), less);
    m_runs.push_back({first, end});
}

void KeySort::mergeOn(const Less &less)
{
    const auto behind
        = [&](const Run &a, const Run &b) { return less(m_items[b.next], m_items[a.next]); };
    if (m_merged.empty())
        std::make_heap(m_runs.begin(), m_runs.end(), behind);
    const size_t end = std::min(m_merged.size() + mergedItems, m_items.size());
    while (m_merged.size() < end) {
        std::pop_heap(m_runs.begin(), m_runs.end(), behind);
        Run &first = m_runs.back();
        m_merged.push_back(m_items[first.next].position);
        if (++first.next < first.end)
            std::push_heap(m_runs.begin(), m_runs.end(), behind);
        else
            m_runs.pop_back();
    }
}

quint64 keyRank(QByteArrayView key, qsizetype skipped)
{
    char bytes[sizeof(quint64)] = {};
    const QByteArrayView rest = key.sliced(std::min(skipped, key.size()));
    std::copy_n(rest.begin(), std::min<qsizetype>(rest.size(), sizeof bytes), bytes);
    return qFromBigEndian<quint64>(bytes);
}

qsizetype sharedBytes(QByteArrayView a, QByteArrayView b)
{
    const auto end = a.begin() + std::min(a.size(), b.size());
    return std::distance(a.begin(), std::mismatch(a.begin(), end, b.begin()).first);
}

} // namespace kvlens
