// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The products of one vector with all rows at hand, in single precision.
#pragma once

#include "model/vectors/vectorrows.h"

namespace kvlens {

// Of a vector or row that is not Plain: 0. Two threads where it is worth it.
std::vector<float> rowProducts(const VectorRows &rows, const std::vector<double> &vector);

} // namespace kvlens
