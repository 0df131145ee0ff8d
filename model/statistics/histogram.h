// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many of many numbers lie where. Pure.
#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace kvlens {

// Bin i holds the numbers from first + i · width to just below first + (i + 1) · width.
struct Histogram
{
    qint64 first = 0;
    qint64 width = 1;
    std::vector<qint64> counts = {}; // empty: there are no numbers
    bool operator==(const Histogram &) const = default;
};

// Bins as wide as 1, 2 or 5 times a power of ten, so that people read them easily: the narrowest
// that are at most so many. They begin at a multiple of their width.
Histogram histogramOf(std::span<const quint32> numbers, qint64 mostBins = 24);

} // namespace kvlens
