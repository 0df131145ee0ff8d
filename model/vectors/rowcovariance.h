// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the elements of rows vary with each other: the matrix that principal components come from.
#pragma once

#include "model/vectors/vectorrows.h"

#include <Eigen/Core>
#include <optional>

namespace kvlens {

// Of the rows that are Plain, as they were given and not as directions: each less the mean of all,
// the products of its elements with each other, summed. That is n times the covariance of n rows.
// Products are of single precision and summed in double; only what stands on and above the diagonal
// is kept. A matrix of more than `mostKept` rows is not made: times() goes through the rows.
// Threads: as a value; a second one helps. Memory: 4 bytes × dimension², three times that while it
// is made.
class RowCovariance
{
public:
    static constexpr qint64 mostKept = 4096;
    using Columns = Eigen::MatrixXd;

    explicit RowCovariance(const VectorRows &rows); // which outlive it; sums up the mean

    void goOn(); // some milliseconds of work
    bool atEnd() const { return m_done == m_rows.count(); }
    qint64 done() const { return m_done; } // rows

    // What the rows are multiplied by, so that their squares fit into single precision: a power of
    // two, which moves no digit. All that follows is of those.
    double scale() const { return m_scale; }
    double meanSquare() const { return m_meanSquare; } // of the lengths of the rows
    // At the end.
    double variance() const { return m_variance; } // of all elements together, times the rows
    Columns times(const Columns &columns) const;

    // Rows from `first` on, `end` at most and a few hundred at most, less the mean, one behind the
    // other; those that are not Plain are left out. The row behind the last that was looked at.
    qint64 centred(qint64 first, qint64 end, std::vector<float> &rows) const;

private:
    using Tiles = std::vector<double>;
    struct Sum
    {
        Tiles tiles;
        double variance = 0;
    };
    Sum sumOf(qint64 first, qint64 end) const;
    void addTo(Tiles &tiles, const std::vector<float> &rows) const;
    Columns timesTiles(const Columns &columns) const;
    Columns timesRows(const Columns &columns, qint64 first, qint64 end) const;

    const VectorRows &m_rows;
    const qint64 m_panels; // of elements
    std::vector<double> m_mean;
    double m_meanSquare = 0;
    double m_scale = 1;
    Tiles m_tiles; // 16 × 16 each, row by row from the diagonal on; empty: not kept
    double m_variance = 0;
    qint64 m_done = 0;
};

} // namespace kvlens
