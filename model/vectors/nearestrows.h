// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows that are most alike a query: which, in which order and how much, exactly as the query of
// LlamaIndex's SimpleVectorStore answers.
#pragma once

#include "model/vectors/exactscores.h"

namespace kvlens {

struct Match
{
    qint64 row = 0;
    double score = 0;
    bool operator==(const Match &) const = default;
};

// At most `top` of the rows, those for which `isAdmitted` is true; empty: all are. The first look
// is at what is at hand, by two threads; the rows that it leaves in question are read again, so
// that scores are those of double precision. Rows without a score (NaN) take places as they do in
// the library, which depends on their order. Cancelled; Conflict as ExactScores.
Result<QList<Match>> nearestRows(const VectorRows &rows, const std::vector<bool> &isAdmitted,
    const std::vector<double> &query, qint64 top, ExactScores &exact);

} // namespace kvlens
