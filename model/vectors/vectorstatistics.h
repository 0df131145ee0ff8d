// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the vectors of a namespace are like: how long, how far from each other, which stand out.
#pragma once

#include "model/vectors/vectorloading.h"

namespace kvlens {

// How numbers are spread; all 0 if there are none.
struct NumberSpread
{
    qint64 count = 0;
    double least = 0;
    double low = 0; // at most one in twenty is smaller
    double median = 0;
    double mean = 0;
    double high = 0; // at most one in twenty is larger
    double most = 0;
};
NumberSpread spreadOfNumbers(std::vector<double> numbers);

struct VectorStatistics
{
    static constexpr qsizetype mostNamed = 10; // of outliers and hubs
    static constexpr double quartilesAway = 3; // see `outlierFrom`

    struct Outlier
    {
        QByteArray key;
        double distance = 0;
    };
    struct Hub
    {
        QByteArray key;
        qint64 times = 0;
    };

    qint64 dimension = 0;
    qint64 compared = 0; // vectors of that length that have a direction; all below is of them
    qint64 leftOut = 0; // of another length, or no vectors
    qint64 scoreless = 0; // without a direction: zeros, NaN, infinities, or too large or small
    NumberSpread norms; // their lengths
    qint64 unitNorms = 0; // how many have a length of 1, to a thousandth
    // The length of the mean of their directions: 1 if all are the same, near 0 if they go
    // everywhere.
    double agreement = 0;
    NumberSpread distances; // 1 - the cosine with that mean
    // Farther from the mean than the third quartile by three times what lies between the first and
    // the third.
    double outlierFrom = 0;
    qint64 outlierCount = 0;
    QList<Outlier> outliers; // the farthest of them
    // How often a vector is among the ten nearest of others: by chance about ten times `asked`
    // divided by `compared`.
    qint64 asked = 0; // vectors: all, or a sample
    qint64 nearest = 0; // that each of these finds
    QList<Hub> hubs; // those that are so the most often
};

// Costs as much as about a thousand queries. In single precision but for the norms.
VectorStatistics statisticsOfVectors(const VectorLoading &vectors);

} // namespace kvlens
