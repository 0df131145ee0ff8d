// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How alike two vectors are, as LlamaIndex computes it. Pure functions.
#pragma once

#include <QtGlobal>

#include <span>

namespace kvlens {

// The cosine of two vectors of one length, in double precision: their product by the product of
// their norms. As NumPy has it, that is NaN where one of them is zero or holds a NaN or an
// infinity, and what overflows is infinite.
double similarity(std::span<const double> a, std::span<const double> b);

// The length of a vector.
double normOf(std::span<const double> vector);

// What can be said of the similarity with a vector before it is computed.
enum class VectorKind : quint8 {
    Plain, // its direction fits into single precision
    Odd, // so large or small that squares overflow or underflow: only similarity() knows
    Scoreless, // zero, or not finite: every similarity is NaN
};

// Also makes `direction`, of the same length: the vector divided by its norm, or zeros if it is not
// Plain.
VectorKind directionOf(std::span<const double> vector, std::span<float> direction);

} // namespace kvlens
