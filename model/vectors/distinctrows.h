// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which rows were made of the same numbers as another one, as of a text that was embedded twice: so
// that thousands of them are not compared with each other.
#pragma once

#include "model/vectors/vectorrows.h"

namespace kvlens {

// The same are rows of one fingerprint and, bit for bit, one direction; those without a fingerprint
// are all different.
// Threads: as a value. Memory: four bytes a row, and 16 while it is made.
class DistinctRows
{
public:
    struct Copy
    {
        quint32 row = 0;
        quint32 of = 0; // the first row of these numbers
        bool operator==(const Copy &) const = default;
    };

    explicit DistinctRows(const VectorRows &rows); // Plain ones are looked at

    std::vector<quint32> takeRows() { return std::move(m_distinct); } // each of them once
    const std::vector<Copy> &copies() const { return m_copies; }

private:
    std::vector<quint32> m_distinct;
    std::vector<Copy> m_copies;
};

} // namespace kvlens
