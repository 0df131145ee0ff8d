// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/compare/vectormoves.h"

#include "model/longvalues.h"
#include "model/storejobs.h"
#include "model/vectors/numberlist.h"

#include <cmath>

namespace kvlens {

namespace {

constexpr size_t vectorsAtOnce = 256;

double cosineOf(const std::vector<double> &a, const std::vector<double> &b)
{
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        product += a[i] * b[i];
        squareA += a[i] * a[i];
        squareB += b[i] * b[i];
    }
    return product / std::sqrt(squareA) / std::sqrt(squareB);
}

void compareNumbers(
    const QByteArray &ours, const QByteArray &theirs, IdPair ids, VectorMoves &moves)
{
    const auto a = exactNumbers(ours);
    const auto b = exactNumbers(theirs);
    if (!a || !b || a->size() != b->size())
        moves.resized.push_back(ids);
    else if (*a != *b)
        moves.moved.push_back({ids.from, ids.to, cosineOf(*a, *b)});
}

// Those of no cosine first.
bool isFarther(const VectorMove &a, const VectorMove &b)
{
    if (std::isnan(a.cosine) || std::isnan(b.cosine))
        return std::isnan(a.cosine) && !std::isnan(b.cosine);
    return a.cosine < b.cosine;
}

} // namespace

Result<VectorMoves> movesOf(Store &from, const IndexDigest &ours, Store &to,
    const IndexDigest &theirs, const SpaceDifference &space, const std::stop_token &stop)
{
    VectorMoves moves;
    for (size_t begin = 0; begin < space.candidates.size(); begin += vectorsAtOnce) {
        const size_t end = std::min(space.candidates.size(), begin + vectorsAtOnce);
        QList<EntryRef> old;
        QList<EntryRef> now;
        for (size_t i = begin; i < end; ++i) {
            old.append(ours.refOf(ours.vectors[space.candidates[i].first]));
            now.append(theirs.refOf(theirs.vectors[space.candidates[i].second]));
        }
        const Result<QList<Entry>> before = readAll(from, old, largestEdited, stop);
        const Result<QList<Entry>> after = readAll(to, now, largestEdited, stop);
        if (!before || !after)
            return before ? after.error() : before.error();
        for (size_t i = begin; i < end; ++i) {
            const auto &[one, other] = space.candidates[i];
            const auto at = qsizetype(i - begin);
            compareNumbers(before->at(at).value, after->at(at).value,
                {ours.vectors[one].id, theirs.vectors[other].id}, moves);
        }
    }
    std::stable_sort(moves.moved.begin(), moves.moved.end(), isFarther);
    return moves;
}

} // namespace kvlens
