// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/vectormap.h"

#include "model/vectors/leadingaxes.h"
#include "model/vectors/rowcovariance.h"
#include "model/vectors/vectorkernel.h"
#include "stores/halves.h"

#include <cmath>

namespace kvlens {

namespace {

// Of the square of a length; what varies less is how numbers were rounded.
constexpr double leastVariance = 1e-13;

Unmapped::Why whyNot(VectorKind kind, double norm)
{
    if (kind == VectorKind::Odd)
        return Unmapped::Why::OutOfRange;
    return norm == 0 ? Unmapped::Why::Zero : Unmapped::Why::NotFinite;
}

std::vector<Unmapped> unmappedOf(const VectorLoading &vectors)
{
    std::vector<Unmapped> unmapped;
    const VectorRows &rows = vectors.rows();
    for (qint64 row = 0; row < rows.count(); ++row) {
        if (rows.kind(row) != VectorKind::Plain)
            unmapped.push_back(
                {rows.key(row).toByteArray(), whyNot(rows.kind(row), rows.norm(row))});
    }
    for (const LeftOutVector &one : vectors.leftOut())
        unmapped.push_back({one.key,
            one.numbers < 0 ? Unmapped::Why::NoVector : Unmapped::Why::OtherLength, one.numbers});
    return unmapped;
}

// Where centred rows stand on both axes, if what they were multiplied by is taken back.
std::vector<MapPoint> placesOf(
    const std::vector<float> &rows, const LeadingAxes::Columns &axes, double scale)
{
    const Eigen::MatrixXf single = axes.cast<float>();
    const qint64 dimension = single.rows();
    const qint64 count = qint64(rows.size()) / dimension;
    std::array<std::vector<float>, 2> places;
    for (qint64 axis = 0; axis < 2; ++axis) {
        std::vector<float> &place = places[size_t(axis)];
        place.resize(size_t(count));
        bestVectorKernel().dot(
            single.col(axis).data(), rows.data(), count, dimension, place.data());
    }
    std::vector<MapPoint> points;
    points.reserve(size_t(count));
    for (size_t i = 0; i < size_t(count); ++i)
        points.push_back({double(places[0][i]) / scale, double(places[1][i]) / scale});
    return points;
}

} // namespace

std::vector<qint64> rowsOfPoints(const VectorRows &rows)
{
    std::vector<qint64> all;
    for (qint64 row = 0; row < rows.count(); ++row) {
        if (rows.kind(row) == VectorKind::Plain)
            all.push_back(row);
    }
    return all;
}

VectorMapping::VectorMapping(const VectorLoading &vectors)
    : m_vectors(vectors)
{
}

VectorMapping::~VectorMapping() = default;

qint64 VectorMapping::done() const
{
    return m_covariance ? m_covariance->done() : 0;
}

void VectorMapping::goOn()
{
    if (m_isDone)
        return;
    if (!m_covariance)
        return begin();
    if (!m_covariance->atEnd())
        return m_covariance->goOn();
    const double count = double(std::max<size_t>(1, m_map.points.size()));
    if (m_covariance->variance() <= leastVariance * count * m_covariance->meanSquare()) {
        m_isDone = true; // all are the same: every point is where the mean is
        return;
    }
    if (!m_axes)
        m_axes = std::make_unique<LeadingAxes>(m_map.dimension,
            [this](const LeadingAxes::Columns &columns) { return m_covariance->times(columns); });
    if (!m_axes->atEnd())
        return m_axes->goOn();
    project();
    m_isDone = true;
}

void VectorMapping::begin()
{
    const VectorRows &rows = m_vectors.rows();
    m_map.dimension = rows.dimension();
    m_map.unmapped = unmappedOf(m_vectors);
    for (const qint64 row : rowsOfPoints(rows))
        m_map.keys.append({rows.key(row)});
    m_map.points.resize(size_t(m_map.keys.count()));
    m_covariance = std::make_unique<RowCovariance>(rows);
}

void VectorMapping::project()
{
    const auto part = [this](qint64 first, qint64 end) {
        std::vector<MapPoint> points;
        std::vector<float> rows;
        while (first < end) {
            first = m_covariance->centred(first, end, rows);
            const std::vector<MapPoint> places
                = placesOf(rows, m_axes->axes(), m_covariance->scale());
            points.insert(points.end(), places.begin(), places.end());
        }
        return points;
    };
    const auto [one, other] = inHalves(m_vectors.rows().count(), part);
    std::copy(one.begin(), one.end(), m_map.points.begin());
    std::copy(other.begin(), other.end(), m_map.points.begin() + qint64(one.size()));
    for (size_t axis = 0; axis < m_map.shares.size(); ++axis)
        m_map.shares[axis] = std::min(1.0, m_axes->stretches()[axis] / m_covariance->variance());
}

} // namespace kvlens
