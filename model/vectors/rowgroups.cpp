// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/rowgroups.h"

#include <algorithm>
#include <numeric>

namespace kvlens {

RowGroups::RowGroups(qint64 rows)
    : m_above(static_cast<size_t>(rows))
    , m_nearest(static_cast<size_t>(rows))
    , m_likeness(static_cast<size_t>(rows))
{
    std::iota(m_above.begin(), m_above.end(), 0);
    std::iota(m_nearest.begin(), m_nearest.end(), 0);
}

// Each row on the way is hung up two higher, so that ways stay short.
quint32 RowGroups::rootOf(quint32 row)
{
    while (m_above[row] != row) {
        m_above[row] = m_above[m_above[row]];
        row = m_above[row];
    }
    return row;
}

bool RowGroups::areTogether(quint32 a, quint32 b)
{
    return rootOf(a) == rootOf(b);
}

void RowGroups::join(quint32 a, quint32 b, float likeness)
{
    const auto [first, later] = std::minmax({rootOf(a), rootOf(b)});
    m_above[later] = first;
    const auto take = [this, likeness](quint32 row, quint32 other) {
        const bool isFirst = m_nearest[row] == row;
        const bool isNearer
            = likeness > m_likeness[row] || (likeness == m_likeness[row] && other < m_nearest[row]);
        if (!isFirst && !isNearer)
            return;
        m_nearest[row] = other;
        m_likeness[row] = likeness;
    };
    take(a, b);
    take(b, a);
}

std::vector<std::vector<quint32>> RowGroups::groups()
{
    std::vector<std::vector<quint32>> all;
    std::vector<qint64> numbers(m_above.size(), -1); // of the group that begins there
    for (quint32 row = 0; row < m_above.size(); ++row) {
        const quint32 root = rootOf(row);
        if (root == row)
            continue;
        if (numbers[root] < 0) {
            numbers[root] = qint64(all.size());
            all.push_back({root});
        }
        all[size_t(numbers[root])].push_back(row);
    }
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) {
        return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
    });
    return all;
}

} // namespace kvlens
