// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/distinctrows.h"

#include <algorithm>
#include <cstring>

namespace kvlens {

DistinctRows::DistinctRows(const VectorRows &rows)
{
    std::vector<std::pair<quint64, quint32>> printed;
    for (qint64 row = 0; row < rows.count(); ++row) {
        if (rows.kind(row) != VectorKind::Plain)
            continue;
        if (rows.fingerprint(row) == 0)
            m_distinct.push_back(quint32(row));
        else
            printed.emplace_back(rows.fingerprint(row), quint32(row));
    }
    std::sort(printed.begin(), printed.end());
    const size_t bytes = size_t(rows.dimension()) * sizeof(float);
    size_t ofThisPrint = 0; // where its first distinct row stands
    for (size_t i = 0; i < printed.size(); ++i) {
        const auto &[fingerprint, row] = printed[i];
        if (i == 0 || printed[i - 1].first != fingerprint)
            ofThisPrint = m_distinct.size();
        const auto isSame = [&rows, bytes, place = rows.direction(row)](quint32 other) {
            return std::memcmp(place, rows.direction(other), bytes) == 0;
        };
        const auto first
            = std::find_if(m_distinct.begin() + qptrdiff(ofThisPrint), m_distinct.end(), isSame);
        if (first == m_distinct.end())
            m_distinct.push_back(row);
        else
            m_copies.push_back({row, *first});
    }
}

} // namespace kvlens
