// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/similarity.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kvlens {

namespace {

// In several sums, which are added in an order that is always the same.
double product(std::span<const double> a, std::span<const double> b)
{
    std::array<double, 8> sums {};
    for (size_t i = 0; i < a.size(); ++i)
        sums[i % sums.size()] += a[i] * b[i];
    return ((sums[0] + sums[1]) + (sums[2] + sums[3]))
        + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

bool isScoreless(std::span<const double> vector)
{
    const auto isFinite = [](double x) { return std::isfinite(x); };
    const auto isZero = [](double x) { return x == 0; };
    return !std::all_of(vector.begin(), vector.end(), isFinite)
        || std::all_of(vector.begin(), vector.end(), isZero);
}

} // namespace

double similarity(std::span<const double> a, std::span<const double> b)
{
    return product(a, b) / (std::sqrt(product(a, a)) * std::sqrt(product(b, b)));
}

double normOf(std::span<const double> vector)
{
    return std::sqrt(product(vector, vector));
}

VectorKind directionOf(std::span<const double> vector, std::span<float> direction)
{
    constexpr double least = 1e-200;
    constexpr double most = 1e200;
    const double square = product(vector, vector);
    if (square >= least && square <= most) {
        const double scale = 1 / std::sqrt(square);
        for (size_t i = 0; i < vector.size(); ++i)
            direction[i] = static_cast<float>(vector[i] * scale);
        return VectorKind::Plain;
    }
    std::fill(direction.begin(), direction.end(), 0.0F);
    return isScoreless(vector) ? VectorKind::Scoreless : VectorKind::Odd;
}

} // namespace kvlens
