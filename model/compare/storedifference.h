// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How one store differs from another: two indexes by what they mean, others by their entries.
#pragma once

#include "model/compare/entrydifference.h"
#include "model/compare/vectormoves.h"

namespace kvlens {

struct ComparedIndexes
{
    IndexDigest from;
    IndexDigest to;
};

struct IndexReport
{
    IndexDifference difference;
    std::vector<VectorMoves> moves; // of each of its spaces

    bool isSame() const;
};

struct StoreDifference
{
    std::optional<ComparedIndexes> indexes; // not set: one of both is none
    IndexReport report; // of them
    EntryDifference entries; // else

    bool isSame() const;
};

// Both are loaded. Errors as Store::scan() and Store::read(). Memory: as IndexDigest of each, or
// EntryDifference.
Result<StoreDifference> storeDifference(Store &from, Store &to, const std::stop_token &stop = {});

// How the cosines of what has moved are spread, and how many have none.
struct CosineSpread
{
    explicit CosineSpread(const std::vector<VectorMove> &moved);

    double part(double share) const { return sorted[size_t(share * double(sorted.size() - 1))]; }
    // Of an even count the mean of the two in the middle.
    double median() const
    {
        return (sorted[(sorted.size() - 1) / 2] + sorted[sorted.size() / 2]) / 2;
    }

    std::vector<double> sorted; // as moves are: ascending
    double mean = 0;
    qint64 notFinite = 0; // that have none, see NoAngle
    qint64 zeros = 0;
};

// How many of them are from one bound to the next: the first below the first bound, the last at the
// last bound or above.
constexpr double cosineBounds[] {0, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999};
std::vector<qint64> cosineCounts(const CosineSpread &spread);

} // namespace kvlens
