// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Along which axes vectors differ the most: about the first principal components. Pure.
#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace kvlens {

// Of `sample`, vectors of `dimension` numbers one behind the other: `count` axes as long, which
// stand at right angles to each other and have a length of 1, or of 0 where the vectors do not
// differ in as many. The first is about the widest. They are good for what is right with any such
// axes and quicker with these: some rounds of a power iteration, not until they stand still.
// Costs `rounds` passes over the sample for each axis.
std::vector<float> widestAxes(
    std::span<const float> sample, qint64 dimension, qint64 count, int rounds = 3);

} // namespace kvlens
