// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/compare/storedifference.h"

namespace kvlens {

namespace {

Result<IndexReport> reportOf(
    Store &from, Store &to, const ComparedIndexes &indexes, const std::stop_token &stop)
{
    IndexReport report {differenceOf(indexes.from, indexes.to), {}};
    for (const SpaceDifference &space : report.difference.spaces) {
        Result<VectorMoves> moves = movesOf(from, indexes.from, to, indexes.to, space, stop);
        if (!moves)
            return moves.error();
        report.moves.push_back(*std::move(moves));
    }
    return report;
}

} // namespace

bool IndexReport::isSame() const
{
    const auto isUnmoved = [](const VectorMoves &one) {
        return one.moved.empty() && one.resized.empty() && one.unlisted.empty();
    };
    const auto hasSameIds = [](const SpaceDifference &one) {
        return one.added.empty() && one.removed.empty() && one.documents.isEmpty()
            && one.metadata.isEmpty();
    };
    return difference.documents.isEmpty() && difference.recut.empty() && difference.nodes.isEmpty()
        && std::all_of(difference.spaces.begin(), difference.spaces.end(), hasSameIds)
        && std::all_of(moves.begin(), moves.end(), isUnmoved);
}

bool StoreDifference::isSame() const
{
    return indexes
        ? report.isSame()
        : entries.added.isEmpty() && entries.removed.isEmpty() && entries.changed.isEmpty();
}

Result<StoreDifference> storeDifference(Store &from, Store &to, const std::stop_token &stop)
{
    StoreDifference difference;
    Result<std::optional<IndexDigest>> ours = readDigest(from, stop);
    if (!ours)
        return ours.error();
    Result<std::optional<IndexDigest>> theirs = readDigest(to, stop);
    if (!theirs)
        return theirs.error();
    if (*ours && *theirs) {
        difference.indexes = ComparedIndexes {**std::move(ours), **std::move(theirs)};
        Result<IndexReport> report = reportOf(from, to, *difference.indexes, stop);
        if (!report)
            return report.error();
        difference.report = *std::move(report);
        return difference;
    }
    Result<EntryDifference> entries = entryDifference(from, to, stop);
    if (!entries)
        return entries.error();
    difference.entries = *std::move(entries);
    return difference;
}

CosineSpread::CosineSpread(const std::vector<VectorMove> &moved)
{
    for (const VectorMove &move : moved) {
        notFinite += move.without == NoAngle::NotFinite ? 1 : 0;
        zeros += move.without == NoAngle::Zeros ? 1 : 0;
        if (move.without != NoAngle::None)
            continue;
        sorted.push_back(move.cosine);
        mean += move.cosine;
    }
    mean /= double(std::max<size_t>(sorted.size(), 1));
}

std::vector<qint64> cosineCounts(const CosineSpread &spread)
{
    std::vector<qint64> counts(std::size(cosineBounds) + 1);
    for (const double cosine : spread.sorted) {
        const auto *above
            = std::upper_bound(std::begin(cosineBounds), std::end(cosineBounds), cosine);
        ++counts[size_t(above - std::begin(cosineBounds))];
    }
    return counts;
}

} // namespace kvlens
