// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Dot products of a query with many rows, and of many rows with each other, in single precision.
// One implementation for each instruction set, in a source of its own, around the same loops
// (vectorkernelblocks.inc), which name no instruction: the compiler chooses them.
#pragma once

#include <QtGlobal>

namespace kvlens {

struct VectorKernel
{
    const char *name;
    // `products`[i] of the query and the i-th of `count` rows, which stand one behind the other.
    void (*dot)(
        const float *query, const float *rows, qint64 count, qint64 dimension, float *products);
    // A panel is `panelRows` rows, of which first the first elements stand, then the second, and so
    // on. Of `count` panels one behind the other the number of the first of which a row has a
    // product of at least `limit` with one of panel `a`; `count`: there is none. `products` are
    // then those of this panel: for each row of `a` those with each of its rows.
    qint64 (*firstAlike)(const float *a, const float *panels, qint64 count, qint64 dimension,
        float limit, float *products);
};

constexpr qint64 panelRows = 16;

const VectorKernel &portableVectorKernel();
const VectorKernel *avx2VectorKernel(); // null: not for this processor
const VectorKernel *avx512VectorKernel();

// The fastest of them that this processor can run.
const VectorKernel &bestVectorKernel();

// How far a product may be from the exact one, if query and row have a length of 1: what is rounded
// when they are stored, and when the products of the elements are added by any of the kernels.
constexpr double productError(qint64 dimension)
{
    constexpr double half = 1.0 / (1 << 24); // of the last place of a float
    return (static_cast<double>(dimension) / 16 + 80) * half;
}

} // namespace kvlens
