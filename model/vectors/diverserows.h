// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows that are alike a query and unlike each other: which, in which order and with which
// scores, exactly as the query of LlamaIndex's SimpleVectorStore answers in MMR mode (maximal
// marginal relevance).
#pragma once

#include "model/vectors/nearestrows.h"

namespace kvlens {

struct DiverseRows
{
    QList<Match> matches;
    // Of those that are left none has a score: here the library raises KeyError and answers
    // nothing.
    bool isCut = false;
};

struct DiverseChoice
{
    qint64 top = 10;
    double threshold = 0.5; // 1: as if there were no others; 0: only how unlike the one before
};

// The first is the one most alike the query, with threshold * similarity as its score. Each
// further one is that with the highest threshold * similarity - (1 - threshold) * its similarity
// with the one before it, and with no other. Of equal ones it is the first.
// Costs a pass over the rows at hand for each match; what these leave in question is read again.
// Cancelled; Conflict as ExactScores.
Result<DiverseRows> diverseRows(Store &store, const CollectionRef &collection,
    const VectorRows &rows, const std::vector<bool> &isAdmitted, const std::vector<double> &query,
    const DiverseChoice &choice, const std::stop_token &stop);

} // namespace kvlens
