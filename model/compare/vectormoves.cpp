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

using Numbers = std::vector<double>;

double plainCosine(const Numbers &a, const Numbers &b)
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

double largestOf(const Numbers &numbers)
{
    double largest = 0;
    for (const double number : numbers)
        largest = std::max(largest, std::abs(number));
    return largest;
}

Numbers inUnits(const Numbers &numbers, double unit)
{
    Numbers scaled(numbers.size());
    std::transform(numbers.begin(), numbers.end(), scaled.begin(),
        [unit](double number) { return number / unit; });
    return scaled;
}

// Squares may be too large or too small for a double, where the angle is as good as any.
double cosineOf(const Numbers &a, const Numbers &b)
{
    const double cosine = plainCosine(a, b);
    return std::isfinite(cosine) ? cosine
                                 : plainCosine(inUnits(a, largestOf(a)), inUnits(b, largestOf(b)));
}

NoAngle withoutAngle(const Numbers &a, const Numbers &b)
{
    const auto isFinite = [](const Numbers &all) {
        return std::all_of(
            all.begin(), all.end(), [](double number) { return std::isfinite(number); });
    };
    if (!isFinite(a) || !isFinite(b))
        return NoAngle::NotFinite;
    return largestOf(a) == 0 || largestOf(b) == 0 ? NoAngle::Zeros : NoAngle::None;
}

VectorMove moveOf(const Numbers &a, const Numbers &b, IdPair ids)
{
    const NoAngle without = withoutAngle(a, b);
    const double cosine = without == NoAngle::None ? cosineOf(a, b) : std::nan("");
    return {ids.from, ids.to, cosine, without};
}

void compareNumbers(
    const QByteArray &ours, const QByteArray &theirs, IdPair ids, VectorMoves &moves)
{
    const auto a = exactNumbers(ours);
    const auto b = exactNumbers(theirs);
    if (!a || !b)
        moves.unlisted.push_back(ids);
    else if (a->size() != b->size())
        moves.resized.push_back(ids);
    else if (*a != *b)
        moves.moved.push_back(moveOf(*a, *b, ids));
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
