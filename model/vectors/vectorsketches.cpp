// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/vectorsketches.h"

#include "model/vectors/widestaxes.h"
#include "stores/halves.h"

#include <algorithm>
#include <cmath>

namespace kvlens {

namespace {

constexpr qint64 fewestAxes = 31; // and the rest makes 32 numbers
constexpr qint64 mostAxes = 255;
constexpr qint64 sampleOfAxes = 768; // rows
constexpr qint64 sampleOfPairs = 512; // others, as the axes fit those that they were made of better
constexpr qint64 leastOpen = 2'000; // one pair of so many may be left open
constexpr qint64 rowsOfStep = 16 * 1024; // sketched at once
constexpr qint64 numbersOfBlock = 1 << 20;

} // namespace

VectorSketches::VectorSketches(const VectorRows &all, std::vector<quint32> rows, double least)
    : m_all(all)
    , m_rows(std::move(rows))
    , m_least(least)
{
}

const float *VectorSketches::panel(qint64 number) const
{
    return m_blocks[size_t(number / m_panelsOfBlock)].get()
        + number % m_panelsOfBlock * panelRows * m_length;
}

void VectorSketches::goOn()
{
    switch (m_stage) {
    case Stage::Axes:
        return chooseAxes();
    case Stage::Order:
        return order();
    case Stage::Sketches:
        return sketch();
    }
}

// By what rounding can have moved a product of sketches: each number by the error of a product, so
// that two sketches are apart from what they should be by that times the root of their length.
double VectorSketches::slack() const
{
    const double error = productError(m_all.dimension());
    return isWhole() ? error : 3 * error * std::sqrt(double(m_length)) + 1e-6;
}

// As far as two points of a sphere with such a product are from each other.
float VectorSketches::reach() const
{
    return static_cast<float>(std::sqrt(std::max(0.0, 2 - 2 * (m_least - slack()))) + 1e-4);
}

void VectorSketches::sketchOf(const float *direction, float *numbers) const
{
    const qint64 dimension = m_all.dimension();
    if (isWhole()) {
        std::copy_n(direction, dimension, numbers);
        return;
    }
    bestVectorKernel().dot(direction, m_axes.data(), m_axisCount, dimension, numbers);
    double square = 0;
    for (qint64 i = 0; i < m_axisCount; ++i)
        square += double(numbers[i]) * double(numbers[i]);
    numbers[m_axisCount] = static_cast<float>(std::sqrt(std::max(0.0, 1 - square) + slack()));
}

// So many in equal steps, from that row on.
std::vector<float> VectorSketches::sample(qint64 wanted, qint64 offset) const
{
    const qint64 rows = std::min(std::max<qint64>(0, count() - offset), wanted);
    std::vector<float> vectors;
    vectors.reserve(size_t(rows * m_all.dimension()));
    for (qint64 i = 0; i < rows; ++i) {
        const qint64 place = offset + i * (count() - offset) / rows;
        const float *direction = m_all.direction(m_rows[size_t(place)]);
        vectors.insert(vectors.end(), direction, direction + m_all.dimension());
    }
    return vectors;
}

// As few as are enough; more are tried in the next step.
void VectorSketches::chooseAxes()
{
    m_axisCount = m_axisCount == 0 ? fewestAxes : 2 * m_axisCount + 1;
    const bool isWorthIt = m_axisCount <= mostAxes && m_axisCount + 1 < m_all.dimension();
    m_axes = isWorthIt ? widestAxes(sample(sampleOfAxes, 0), m_all.dimension(), m_axisCount)
                       : std::vector<float>();
    m_length = isWorthIt ? m_axisCount + 1 : m_all.dimension();
    if (isWorthIt && !leavesFewOpen(sample(sampleOfPairs, 1)))
        return;
    m_panelsOfBlock = std::max<qint64>(1, numbersOfBlock / (m_length * panelRows));
    m_firsts.resize(m_rows.size());
    m_stage = Stage::Order;
}

// Whether of the pairs of a sample their sketches decide nearly all that are not alike.
bool VectorSketches::leavesFewOpen(const std::vector<float> &sample) const
{
    const qint64 dimension = m_all.dimension();
    const qint64 rows = qint64(sample.size()) / dimension;
    std::vector<float> sketches(size_t(rows * m_length));
    for (qint64 i = 0; i < rows; ++i)
        sketchOf(&sample[size_t(i * dimension)], &sketches[size_t(i * m_length)]);
    const VectorKernel &kernel = bestVectorKernel();
    std::vector<float> products(static_cast<size_t>(rows));
    qint64 open = 0;
    for (qint64 i = 0; i < rows; ++i) {
        kernel.dot(
            &sketches[size_t(i * m_length)], sketches.data(), rows, m_length, products.data());
        for (qint64 j = 0; j < i; ++j) {
            if (products[size_t(j)] < limit())
                continue;
            float product = 0;
            kernel.dot(&sample[size_t(i * dimension)], &sample[size_t(j * dimension)], 1, dimension,
                &product);
            open += double(product) < m_least ? 1 : 0;
        }
    }
    return open * leastOpen <= rows * (rows - 1) / 2;
}

void VectorSketches::order()
{
    const qint64 end = std::min(count(), m_made + rowsOfStep);
    for (; m_made < end; ++m_made) {
        const float *direction = m_all.direction(m_rows[size_t(m_made)]);
        float &first = m_firsts[size_t(m_made)];
        if (isWhole())
            first = direction[0];
        else
            bestVectorKernel().dot(direction, m_axes.data(), 1, m_all.dimension(), &first);
    }
    if (m_made < count())
        return;
    std::vector<std::pair<float, quint32>> ordered;
    ordered.reserve(m_rows.size());
    for (size_t i = 0; i < m_rows.size(); ++i)
        ordered.emplace_back(m_firsts[i], m_rows[i]);
    std::sort(ordered.begin(), ordered.end());
    std::transform(ordered.begin(), ordered.end(), m_rows.begin(),
        [](const std::pair<float, quint32> &one) { return one.second; });
    m_firsts = {};
    m_stage = Stage::Sketches;
    m_made = 0;
}

void VectorSketches::sketch()
{
    const qint64 begin = m_made;
    const qint64 rows = std::min(count() - begin, rowsOfStep);
    const qint64 panels = (begin + rows + panelRows - 1) / panelRows;
    while (qint64(m_blocks.size()) * m_panelsOfBlock < panels)
        m_blocks.push_back(
            std::make_unique<float[]>(size_t(m_panelsOfBlock * panelRows * m_length)));
    const auto part = [&](qint64 first, qint64 end) {
        std::vector<float> numbers(static_cast<size_t>(m_length));
        for (qint64 place = begin + first; place < begin + end; ++place) {
            sketchOf(m_all.direction(row(place)), numbers.data());
            float *column = m_blocks[size_t(place / panelRows / m_panelsOfBlock)].get()
                + place / panelRows % m_panelsOfBlock * panelRows * m_length + place % panelRows;
            for (qint64 i = 0; i < m_length; ++i)
                column[i * panelRows] = numbers[size_t(i)];
        }
        return end - first;
    };
    inHalves(rows, part);
    m_made = begin + rows;
}

} // namespace kvlens
