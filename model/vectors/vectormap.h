// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Vectors as points of a plane, which shows of their differences as much as a plane can.
#pragma once

#include "model/vectors/vectorloading.h"
#include "stores/keypage.h"

#include <array>
#include <memory>

namespace kvlens {

class LeadingAxes;
class RowCovariance;

struct MapPoint
{
    double x = 0;
    double y = 0;
};

// A vector that has no place on the map.
struct Unmapped
{
    enum class Why : quint8 {
        Zero, // it has no direction
        NotFinite, // NaN or an infinity is among its numbers
        OutOfRange, // its square overflows or underflows
        OtherLength, // than most
        NoVector, // it is no array of numbers
    };
    QByteArray key;
    Why why = Why::NoVector;
    qint64 numbers = -1; // of OtherLength
};

struct VectorMap
{
    qint64 dimension = 0;
    KeyPage keys; // of the points
    std::vector<MapPoint> points; // from the mean of all, in the unit of the vectors
    // How much of the variance an axis shows: 0 … 1, and the first as much as the second or more.
    // 0 where all vectors are the same.
    std::array<double, 2> shares {};
    std::vector<Unmapped> unmapped;
};

// Makes it: principal components. The vectors are taken as they are stored, less their mean, and
// not made equally long; an axis is a direction in which they vary the most, and the element of it
// that is farthest from 0 is above 0, so that the same vectors always make the same map. Equals a
// singular value decomposition in double precision to about 1e-6 of the largest coordinate, where
// the variances of the first three axes differ; two that vary equally much are any two in their
// plane. Threads: as a value; a second one helps. Memory: see RowCovariance, and 48 bytes for each
// point.
class VectorMapping
{
public:
    explicit VectorMapping(const VectorLoading &vectors); // which outlive it
    ~VectorMapping();

    void goOn(); // some milliseconds of work
    bool atEnd() const { return m_isDone; }
    qint64 done() const; // rows that were looked at
    VectorMap take() { return std::move(m_map); } // at the end

private:
    void begin();
    void project();

    const VectorLoading &m_vectors;
    std::unique_ptr<RowCovariance> m_covariance;
    std::unique_ptr<LeadingAxes> m_axes; // null: not all rows were looked at yet
    VectorMap m_map;
    bool m_isDone = false;
};

// Of the points the row that each was made of, ascending.
std::vector<qint64> rowsOfPoints(const VectorRows &rows);

} // namespace kvlens
