// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All pairs of rows that are so much alike: every row with every other, as far as the sketches of
// two do not tell that they are not.
#pragma once

#include "model/vectors/vectorsketches.h"

namespace kvlens {

struct AlikePair
{
    quint32 a = 0;
    quint32 b = 0;
    float product = 0; // of their directions, right to productError()
};

// Costs a multiplication of as many numbers as a sketch has for each two rows that stand near each
// other in the order of the sketches, by two threads.
// Threads: as a value; goOn() has a second one help. Memory: none that grows.
class AlikePairs
{
public:
    // Those whose product is at least `least`. Both outlive us; the sketches are made.
    AlikePairs(const VectorRows &rows, const VectorSketches &sketches, double least);

    std::vector<AlikePair> goOn(); // those of some milliseconds' work; not at the end
    bool atEnd() const { return m_first >= m_sketches.panelCount(); }
    qint64 done() const; // rows that were compared with all others

private:
    qint64 endOfReach() const;
    std::vector<AlikePair> compare(qint64 begin, qint64 end) const;
    void collect(
        qint64 panel, qint64 other, const float *products, std::vector<AlikePair> &found) const;

    const VectorRows &m_rows;
    const VectorSketches &m_sketches;
    const double m_least;
    qint64 m_first = 0; // of the panels that are compared with all behind them
    qint64 m_next = 0; // of the panels that these are compared with
    qint64 m_end = 0; // of those
};

} // namespace kvlens
