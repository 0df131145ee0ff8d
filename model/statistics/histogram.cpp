// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/statistics/histogram.h"

#include <algorithm>

namespace kvlens {

namespace {

qint64 nextWidth(qint64 width)
{
    qint64 power = 1;
    while (power * 10 <= width)
        power *= 10;
    return width == 2 * power ? 5 * power : width == power ? 2 * power : 10 * power;
}

} // namespace

Histogram histogramOf(std::span<const quint32> numbers, qint64 mostBins)
{
    if (numbers.empty())
        return {};
    const auto ends = std::minmax_element(numbers.begin(), numbers.end());
    const auto least = ends.first;
    const auto most = ends.second;
    Histogram histogram;
    const auto bins = [&] { return *most / histogram.width - *least / histogram.width + 1; };
    while (bins() > mostBins)
        histogram.width = nextWidth(histogram.width);
    histogram.first = *least / histogram.width * histogram.width;
    histogram.counts.resize(size_t(bins()));
    for (const quint32 number : numbers)
        ++histogram.counts[size_t((number - histogram.first) / histogram.width)];
    return histogram;
}

} // namespace kvlens
