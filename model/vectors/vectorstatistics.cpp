// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/vectorstatistics.h"

#include "model/vectors/hubs.h"
#include "model/vectors/rowproducts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kvlens {

namespace {

std::vector<double> meanDirection(const VectorRows &rows)
{
    std::vector<double> mean(size_t(rows.dimension()));
    const qint64 count = std::max<qint64>(1, rows.count() - rows.notPlain());
    for (qint64 row = 0; row < rows.count(); ++row) { // those that are not Plain add nothing
        const float *direction = rows.direction(row);
        for (size_t i = 0; i < mean.size(); ++i)
            mean[i] += double(direction[i]);
    }
    for (double &element : mean)
        element /= double(count);
    return mean;
}

template <class Value> std::vector<double> ofPlain(const VectorRows &rows, Value value)
{
    std::vector<double> values;
    for (qint64 row = 0; row < rows.count(); ++row) {
        if (rows.kind(row) == VectorKind::Plain)
            values.push_back(value(row));
    }
    return values;
}

void findOutliers(
    const VectorRows &rows, const std::vector<float> &products, VectorStatistics &statistics)
{
    const auto distance = [&](qint64 row) { return double(1 - products[size_t(row)]); };
    std::vector<double> sorted = ofPlain(rows, distance);
    if (sorted.empty())
        return;
    statistics.distances = spreadOfNumbers(sorted);
    std::sort(sorted.begin(), sorted.end());
    const double first = sorted[sorted.size() / 4];
    const double third = sorted[sorted.size() * 3 / 4];
    statistics.outlierFrom = third + VectorStatistics::quartilesAway * (third - first);
    std::vector<qint64> far;
    for (qint64 row = 0; row < rows.count(); ++row) {
        if (rows.kind(row) == VectorKind::Plain && distance(row) > statistics.outlierFrom)
            far.push_back(row);
    }
    std::stable_sort(
        far.begin(), far.end(), [&](qint64 a, qint64 b) { return distance(a) > distance(b); });
    statistics.outlierCount = qint64(far.size());
    for (const qint64 row : far) {
        if (statistics.outliers.size() < VectorStatistics::mostNamed)
            statistics.outliers.append({rows.key(row).toByteArray(), distance(row)});
    }
}

void findHubs(const VectorRows &rows, VectorStatistics &statistics)
{
    HubCount hubs(rows);
    while (!hubs.atEnd())
        hubs.goOn();
    const std::vector<quint32> &times = hubs.times();
    std::vector<qint64> most(times.size());
    std::iota(most.begin(), most.end(), 0);
    const qsizetype named = std::min(VectorStatistics::mostNamed, qsizetype(most.size()));
    std::partial_sort(most.begin(), most.begin() + named, most.end(), [&](qint64 a, qint64 b) {
        return times[size_t(a)] != times[size_t(b)] ? times[size_t(a)] > times[size_t(b)] : a < b;
    });
    statistics.asked = hubs.asked();
    statistics.nearest = HubCount::nearest;
    for (qsizetype i = 0; i < named && times[size_t(most[size_t(i)])] > 0; ++i)
        statistics.hubs.append(
            {rows.key(most[size_t(i)]).toByteArray(), times[size_t(most[size_t(i)])]});
}

} // namespace

NumberSpread spreadOfNumbers(std::vector<double> numbers)
{
    if (numbers.empty())
        return {};
    std::sort(numbers.begin(), numbers.end());
    const size_t count = numbers.size();
    const size_t below = (count - 1) / 20;
    const auto at = [&](size_t place) { return numbers[place]; };
    const double sum = std::accumulate(numbers.begin(), numbers.end(), 0.0);
    return {qint64(count), at(0), at(below), (at((count - 1) / 2) + at(count / 2)) / 2,
        sum / double(count), at(count - 1 - below), at(count - 1)};
}

VectorStatistics statisticsOfVectors(const VectorLoading &vectors)
{
    constexpr double unit = 1e-3; // as near to 1
    const VectorRows &rows = vectors.rows();
    VectorStatistics statistics;
    statistics.dimension = rows.dimension();
    statistics.compared = rows.count() - rows.notPlain();
    statistics.leftOut = qint64(vectors.leftOut().size());
    statistics.scoreless = rows.notPlain();
    const std::vector<double> norms = ofPlain(rows, [&](qint64 row) { return rows.norm(row); });
    statistics.unitNorms = std::count_if(
        norms.begin(), norms.end(), [&](double norm) { return std::abs(norm - 1) <= unit; });
    statistics.norms = spreadOfNumbers(norms);
    const std::vector<double> mean = meanDirection(rows);
    statistics.agreement = normOf(mean);
    findOutliers(rows, rowProducts(rows, mean), statistics);
    findHubs(rows, statistics);
    return statistics;
}

} // namespace kvlens
