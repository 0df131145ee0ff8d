// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/vectorclusters.h"

#include "model/vectors/vectorkernel.h"
#include "stores/halves.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>

namespace kvlens {

namespace {

constexpr qint64 mostSampled = 4096;
constexpr double sameDirection = 1e-6; // 1 - cosine; nearer is the same

std::vector<qint64> sampleOf(const VectorRows &rows)
{
    std::vector<qint64> plain;
    for (qint64 row = 0; row < rows.count(); ++row) {
        if (rows.kind(row) == VectorKind::Plain)
            plain.push_back(row);
    }
    const auto count = qint64(plain.size());
    const qint64 wanted = std::min(count, mostSampled);
    std::vector<qint64> sample;
    for (qint64 i = 0; i < wanted; ++i)
        sample.push_back(plain[size_t(i * count / wanted)]);
    return sample;
}

double productOfRows(const VectorRows &rows, qint64 a, qint64 b)
{
    float product = 0;
    bestVectorKernel().dot(rows.direction(a), rows.direction(b), 1, rows.dimension(), &product);
    return double(product);
}

// Of these the one at which the running sum passes a part of the whole.
size_t drawn(const std::vector<double> &weights, double part)
{
    double left = part * std::accumulate(weights.begin(), weights.end(), 0.0);
    for (size_t i = 0; i + 1 < weights.size(); ++i) {
        left -= weights[i];
        if (left < 0)
            return i;
    }
    return weights.size() - 1;
}

} // namespace

// What some rows have come to.
struct VectorClusters::Part
{
    std::vector<double> sums; // of each cluster
    bool hasChanged = false;
};

VectorClusters::VectorClusters(const VectorRows &rows)
    : m_rows(rows)
    , m_ofRows(size_t(rows.count()), none)
{
}

void VectorClusters::begin()
{
    const std::vector<qint64> sample = sampleOf(m_rows);
    const double plain = double(m_rows.count() - m_rows.notPlain());
    const qint64 wanted = std::clamp(qint64(std::sqrt(plain / 2)), qint64(1), most);
    std::mt19937 numbers; // NOLINT(bugprone-random-generator-seed,cert-msc51-cpp): always the same
    std::vector<double> distances(sample.size(), 1); // to the nearest of the centres
    while (!sample.empty() && m_count < wanted) {
        const double part = double(numbers()) / (double(std::mt19937::max()) + 1);
        const qint64 row = sample[drawn(distances, part)];
        m_centres.insert(
            m_centres.end(), m_rows.direction(row), m_rows.direction(row) + m_rows.dimension());
        ++m_count;
        for (size_t i = 0; i < sample.size(); ++i) {
            const double distance = 1 - productOfRows(m_rows, sample[i], row);
            distances[i] = std::min(distances[i], distance > sameDirection ? distance : 0);
        }
        if (std::all_of(distances.begin(), distances.end(), [](double one) { return one == 0; }))
            break;
    }
    m_isDone = m_count == 0;
}

void VectorClusters::goOn()
{
    if (m_rounds == 0)
        begin();
    if (m_isDone)
        return;
    const auto [one, other]
        = inHalves(m_rows.count(), [this](qint64 first, qint64 end) { return assign(first, end); });
    const qint64 dimension = m_rows.dimension();
    std::vector<double> centre(static_cast<size_t>(dimension));
    for (qint64 cluster = 0; cluster < m_count; ++cluster) {
        const auto from = size_t(cluster * dimension);
        for (size_t i = 0; i < centre.size(); ++i)
            centre[i] = one.sums[from + i] + other.sums[from + i];
        std::vector<float> direction(centre.size());
        if (directionOf(centre, direction) == VectorKind::Plain) // else it has no rows: it stays
            std::copy(direction.begin(), direction.end(), m_centres.begin() + qint64(from));
    }
    m_isDone = ++m_rounds == mostRounds || !(one.hasChanged || other.hasChanged);
    if (m_isDone)
        number();
}

VectorClusters::Part VectorClusters::assign(qint64 first, qint64 end)
{
    const qint64 dimension = m_rows.dimension();
    Part part {std::vector<double>(m_centres.size())};
    std::array<float, most> products {};
    for (qint64 row = first; row < end; ++row) {
        if (m_rows.kind(row) != VectorKind::Plain)
            continue;
        const float *direction = m_rows.direction(row);
        bestVectorKernel().dot(direction, m_centres.data(), m_count, dimension, products.data());
        const auto nearest = quint8(
            std::max_element(products.begin(), products.begin() + m_count) - products.begin());
        part.hasChanged = part.hasChanged || m_ofRows[size_t(row)] != nearest;
        m_ofRows[size_t(row)] = nearest;
        double *sum = &part.sums[size_t(nearest * dimension)];
        for (qint64 i = 0; i < dimension; ++i)
            sum[i] += double(direction[i]);
    }
    return part;
}

// The largest first; those without rows go.
void VectorClusters::number()
{
    std::array<qint64, most> sizes {};
    for (const quint8 cluster : m_ofRows) {
        if (cluster != none)
            ++sizes[cluster];
    }
    std::array<quint8, most> bySize {};
    std::iota(bySize.begin(), bySize.end(), quint8(0));
    std::stable_sort(
        bySize.begin(), bySize.end(), [&](quint8 a, quint8 b) { return sizes[a] > sizes[b]; });
    std::array<quint8, most> numbers {};
    for (size_t i = 0; i < bySize.size(); ++i)
        numbers[bySize[i]] = quint8(i);
    for (quint8 &cluster : m_ofRows)
        cluster = cluster == none ? none : numbers[cluster];
    m_count = std::count_if(sizes.begin(), sizes.end(), [](qint64 size) { return size > 0; });
}

} // namespace kvlens
