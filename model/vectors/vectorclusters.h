// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Vectors that point the same way, put together.
#pragma once

#include "model/vectors/vectorrows.h"

namespace kvlens {

// k-means of directions (spherical: a row belongs to the centre with which it has the greatest
// cosine), so of all numbers and not of the map. As many clusters as the root of half the vectors,
// `most` at most, and fewer where vectors are the same. Always the same for the same vectors: it
// begins with centres that are drawn from a sample (k-means++) by fixed numbers, and goes on until
// no row changes its cluster, `mostRounds` times at most.
// Threads: as a value; a second one helps. Memory: a byte a row.
class VectorClusters
{
public:
    static constexpr qint64 most = 7;
    static constexpr int mostRounds = 20;
    static constexpr quint8 none = 0xff;

    explicit VectorClusters(const VectorRows &rows); // which outlive it

    void goOn(); // one round
    bool atEnd() const { return m_isDone; }

    // At the end: of each row the number of its cluster, of which 0 is the largest; `none`: it is
    // not Plain.
    const std::vector<quint8> &ofRows() const { return m_ofRows; }
    qint64 count() const { return m_count; }

private:
    struct Part;
    void begin();
    Part assign(qint64 first, qint64 end);
    void number();

    const VectorRows &m_rows;
    std::vector<float> m_centres; // one behind the other, with a length of 1
    std::vector<quint8> m_ofRows;
    qint64 m_count = 0;
    int m_rounds = 0;
    bool m_isDone = false;
};

} // namespace kvlens
