// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where one row stands among all of them for a query.
#pragma once

#include "model/vectors/exactscores.h"

namespace kvlens {

struct RowRank
{
    qint64 rank = 0; // from 1; 0: it has no score (NaN)
    double score = 0;
    double nearest = 0; // the lowest score of those in front, near enough to be shown
    bool operator==(const RowRank &) const = default;
};

// Rows of the same score share a rank. The first look is at what is at hand; what it leaves in
// question is read again. Cancelled, Conflict as ExactScores.
Result<RowRank> rankOfRow(
    const VectorRows &rows, const std::vector<double> &query, qint64 row, ExactScores &exact);

} // namespace kvlens
