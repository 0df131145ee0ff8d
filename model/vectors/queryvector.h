// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The vector that is compared with others, out of a file: JSON, or what numpy.save() writes. Pure.
#pragma once

#include "stores/result.h"

#include <QByteArray>

#include <vector>

namespace kvlens {

// An array of numbers, or the .npy format (versions 1 to 3) with one vector of float32 or float64:
// of one dimension, or of several of which only the last is more than 1. Invalid: it is none, or
// has no numbers.
Result<std::vector<double>> queryVector(const QByteArray &bytes);

} // namespace kvlens
