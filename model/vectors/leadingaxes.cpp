// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/leadingaxes.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <random>

namespace kvlens {

namespace {

using Eigen::Index;

constexpr Index together = 4; // columns of a block: as many equal stretches are told apart
constexpr Index mostColumns = 128; // of the space
constexpr Index keptColumns = 16; // when it begins again
constexpr int mostBegun = 40; // then two axes are as good as equal, and any will do
constexpr int betweenJudging = 4; // multiplications
constexpr double nearEnough = 1e-10; // of what is left over, as a part of the largest stretch

// The same numbers everywhere and at any time: those of the standard library's distributions are
// not.
LeadingAxes::Columns fixedNumbers(Index rows, Index columns)
{
    std::mt19937 numbers; // NOLINT(bugprone-random-generator-seed,cert-msc51-cpp): always the same
    LeadingAxes::Columns block(rows, columns);
    for (Index column = 0; column < columns; ++column) {
        for (Index row = 0; row < rows; ++row)
            block(row, column) = double(numbers()) / double(std::mt19937::max()) - 0.5;
    }
    return block;
}

} // namespace

LeadingAxes::LeadingAxes(Index dimension, Multiply multiply)
    : m_multiply(std::move(multiply))
    , m_basis(dimension, std::min(dimension, mostColumns))
    , m_images(dimension, m_basis.cols())
    , m_next(fixedNumbers(dimension, std::min(dimension, together)))
{
}

void LeadingAxes::goOn()
{
    const Index room = m_basis.cols() - m_filled;
    const Columns fresh = straightened(std::move(m_next));
    const Index count = std::min(room, fresh.cols());
    if (count > 0) {
        m_basis.middleCols(m_filled, count) = fresh.leftCols(count);
        m_images.middleCols(m_filled, count) = m_multiply(fresh.leftCols(count));
        m_next = m_images.middleCols(m_filled, count);
        m_filled += count;
    }
    // Without anything fresh the space holds whatever the matrix makes of it.
    const bool isWhole = count == 0 || m_filled == m_basis.rows();
    if (isWhole || m_filled == m_basis.cols() || ++m_sinceJudged == betweenJudging)
        judge();
    m_isDone = m_isDone || isWhole;
}

// At right angles to the basis and to each other; those that were in its space are left out. Twice,
// as what is left after the first time may be mostly rounding.
LeadingAxes::Columns LeadingAxes::straightened(Columns candidates) const
{
    constexpr double least = 1e-10; // of its length; shorter is nothing but rounding
    Columns fresh(candidates.rows(), candidates.cols());
    Index count = 0;
    for (Index column = 0; column < candidates.cols(); ++column) {
        auto one = candidates.col(column);
        const double before = one.norm();
        for (int turn = 0; turn < 2; ++turn) {
            const auto done = m_basis.leftCols(m_filled);
            one -= done * (done.transpose() * one);
            one -= fresh.leftCols(count) * (fresh.leftCols(count).transpose() * one);
        }
        const double length = one.norm();
        if (length > least * before)
            fresh.col(count++) = one / length;
    }
    return fresh.leftCols(count);
}

// What is best in the space, and whether that is near enough.
void LeadingAxes::judge()
{
    m_sinceJudged = 0;
    const auto basis = m_basis.leftCols(m_filled);
    const auto images = m_images.leftCols(m_filled);
    const Columns quotient = basis.transpose() * images;
    const Eigen::SelfAdjointEigenSolver<Columns> solved((quotient + quotient.transpose()) / 2);
    m_values = solved.eigenvalues().reverse();
    const Columns best = solved.eigenvectors().rowwise().reverse();
    const Index count = std::min(wanted, m_filled);
    const Columns left = images * best.leftCols(count)
        - basis * best.leftCols(count) * m_values.head(count).asDiagonal();
    const double most = left.colwise().norm().maxCoeff();
    const bool isNear = most <= nearEnough * std::max(0.0, m_values(0));
    const bool isFull = m_filled == m_basis.cols();
    if (isNear || m_begun == mostBegun || m_filled == m_basis.rows())
        m_isDone = true;
    finish(best);
    if (!m_isDone && isFull)
        beginAgain(best);
}

void LeadingAxes::beginAgain(const Columns &best)
{
    ++m_begun;
    const Columns basis = m_basis.leftCols(m_filled) * best.leftCols(keptColumns);
    const Columns images = m_images.leftCols(m_filled) * best.leftCols(keptColumns);
    m_next = images.leftCols(together)
        - basis.leftCols(together) * m_values.head(together).asDiagonal();
    m_filled = keptColumns;
    m_basis.leftCols(m_filled) = basis;
    m_images.leftCols(m_filled) = images;
}

void LeadingAxes::finish(const Columns &best)
{
    const Index count = std::min(wanted, m_filled);
    m_axes = Columns::Zero(m_basis.rows(), wanted);
    m_axes.leftCols(count) = m_basis.leftCols(m_filled) * best.leftCols(count);
    for (Index axis = 0; axis < count; ++axis) {
        Index farthest = 0;
        m_axes.col(axis).cwiseAbs().maxCoeff(&farthest);
        if (m_axes(farthest, axis) < 0)
            m_axes.col(axis) *= -1;
        m_stretches[size_t(axis)] = std::max(0.0, m_values(axis));
    }
}

} // namespace kvlens
