// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/rowproducts.h"

#include "model/vectors/vectorkernel.h"
#include "stores/halves.h"

namespace kvlens {

namespace {

constexpr qint64 elementsWorthHalves = 1 << 22; // fewer are multiplied before a thread starts

} // namespace

std::vector<float> rowProducts(const VectorRows &rows, const std::vector<double> &vector)
{
    std::vector<float> direction(vector.size());
    directionOf(vector, direction);
    std::vector<float> products(size_t(rows.count()));
    const auto multiply = [&](qint64 first, qint64 end) {
        for (qint64 row = first; row < end;) {
            const qint64 count = rows.runFrom(row, end);
            bestVectorKernel().dot(direction.data(), rows.direction(row), count, rows.dimension(),
                &products[size_t(row)]);
            row += count;
        }
        return end - first;
    };
    if (rows.count() * rows.dimension() < elementsWorthHalves)
        multiply(0, rows.count());
    else
        inHalves(rows.count(), multiply);
    return products;
}

} // namespace kvlens
