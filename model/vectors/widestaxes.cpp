// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/widestaxes.h"

#include "model/vectors/vectorkernel.h"

#include <algorithm>
#include <cmath>

namespace kvlens {

namespace {

using Axis = std::span<float>;

Axis axisOf(std::vector<float> &axes, qint64 number, qint64 dimension)
{
    return Axis(axes).subspan(size_t(number * dimension), size_t(dimension));
}

double productOf(std::span<const float> a, std::span<const float> b)
{
    double sum = 0;
    for (size_t i = 0; i < a.size(); ++i)
        sum += double(a[i]) * double(b[i]);
    return sum;
}

void addTo(Axis axis, std::span<const float> other, double times)
{
    for (size_t i = 0; i < axis.size(); ++i)
        axis[i] += static_cast<float>(times * double(other[i]));
}

// Right angles, and a length of 1: each axis gives up what it shares with those before it. Twice,
// as what is left after the first time may be mostly rounding.
void straighten(std::vector<float> &axes, qint64 dimension)
{
    constexpr double least = 1e-4; // shorter is nothing but rounding
    const qint64 count = qint64(axes.size()) / dimension;
    for (qint64 number = 0; number < count; ++number) {
        const Axis axis = axisOf(axes, number, dimension);
        for (int turn = 0; turn < 2; ++turn) {
            const double before = std::sqrt(productOf(axis, axis));
            for (qint64 other = 0; other < number; ++other) {
                const Axis done = axisOf(axes, other, dimension);
                addTo(axis, done, -productOf(axis, done));
            }
            const double length = std::sqrt(productOf(axis, axis));
            const double scale = length > least * before ? 1 / length : 0;
            for (float &element : axis)
                element = static_cast<float>(scale * double(element));
        }
    }
}

std::vector<float> meanOf(std::span<const float> sample, qint64 dimension)
{
    const qint64 vectors = qint64(sample.size()) / dimension;
    std::vector<float> mean(static_cast<size_t>(dimension));
    for (qint64 i = 0; i < vectors; ++i)
        addTo(mean, sample.subspan(size_t(i * dimension), mean.size()), 1 / double(vectors));
    return mean;
}

} // namespace

std::vector<float> widestAxes(
    std::span<const float> sample, qint64 dimension, qint64 count, int rounds)
{
    const qint64 vectors = qint64(sample.size()) / dimension;
    std::vector<float> apart(sample.begin(), sample.end()); // each from their mean
    const std::vector<float> mean = meanOf(sample, dimension);
    for (qint64 i = 0; i < vectors; ++i)
        addTo(axisOf(apart, i, dimension), mean, -1);
    std::vector<float> axes(size_t(count * dimension));
    for (qint64 number = 0; number < std::min(count, vectors); ++number)
        std::copy_n(&apart[size_t(number * vectors / std::min(count, vectors) * dimension)],
            dimension, &axes[size_t(number * dimension)]);
    straighten(axes, dimension);
    std::vector<float> shares(static_cast<size_t>(count));
    for (int round = 0; round < rounds; ++round) {
        std::vector<float> next(axes.size());
        for (qint64 i = 0; i < vectors; ++i) {
            const Axis vector = axisOf(apart, i, dimension);
            bestVectorKernel().dot(vector.data(), axes.data(), count, dimension, shares.data());
            for (qint64 number = 0; number < count; ++number)
                addTo(axisOf(next, number, dimension), vector, double(shares[size_t(number)]));
        }
        axes = std::move(next);
        straighten(axes, dimension);
    }
    return axes;
}

} // namespace kvlens
