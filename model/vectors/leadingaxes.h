// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two directions in which a symmetric matrix stretches the most: its leading eigenvectors. The
// matrix is only multiplied with, so that it may be anything, and of any size.
#pragma once

#include <QtGlobal>

#include <Eigen/Core>
#include <array>
#include <functional>

namespace kvlens {

// A Krylov space of blocks with Rayleigh's quotient in it, begun again from what is best in it when
// it is full (Golub and Van Loan, Matrix Computations, 4th ed., 10.3). Always the same for the same
// matrix: it begins with fixed numbers, and of each axis the element that is farthest from 0 is
// above 0. Axes that stretch equally much are any two in their plane.
// Threads: as a value. Memory: 2 KB for each row of the matrix.
class LeadingAxes
{
public:
    using Columns = Eigen::MatrixXd;
    using Multiply = std::function<Columns(const Columns &)>; // the matrix with some columns
    static constexpr Eigen::Index wanted = 2;

    // A positive semidefinite matrix of `dimension` rows, more than 0.
    LeadingAxes(Eigen::Index dimension, Multiply multiply);

    void goOn(); // multiplies once, with four columns at most
    bool atEnd() const { return m_isDone; }

    // At the end. Of a matrix of one row the second axis is 0.
    const Columns &axes() const { return m_axes; } // `wanted` columns with a length of 1
    const std::array<double, wanted> &stretches() const { return m_stretches; } // the larger first

private:
    Columns straightened(Columns candidates) const;
    void judge();
    void beginAgain(const Columns &best);
    void finish(const Columns &best);

    Multiply m_multiply;
    Columns m_basis; // its first m_filled columns stand at right angles to each other
    Columns m_images; // of these
    Columns m_next; // what the basis grows by
    Eigen::VectorXd m_values; // of the best columns in the space, the largest first
    Columns m_axes;
    std::array<double, wanted> m_stretches {};
    Eigen::Index m_filled = 0;
    int m_sinceJudged = 0;
    int m_begun = 1;
    bool m_isDone = false;
};

} // namespace kvlens
