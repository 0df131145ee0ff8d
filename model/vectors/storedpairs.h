// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How alike pairs of rows are in double precision: read from the store again, as the rows at hand
// are of single precision.
#pragma once

#include "model/vectors/vectorrows.h"
#include "stores/store.h"

#include <span>

namespace kvlens {

struct RowPair
{
    quint32 a = 0;
    quint32 b = 0;
};

struct PairScore
{
    double score = 0; // as similarity()
    bool isSame = false; // both have the same numbers
};

// Of each pair, in their order. Each row of them is read once, so that `pairs` should be some
// hundreds. Cancelled as Store::read; Conflict: the store holds something else by now.
Result<std::vector<PairScore>> scoresOfPairs(Store &store, const CollectionRef &collection,
    const VectorRows &rows, std::span<const RowPair> pairs, const std::stop_token &stop);

} // namespace kvlens
