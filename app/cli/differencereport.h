// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What `diff` prints: a line for each thing that differs, or one JSON document.
#pragma once

#include "app/cli/openedstore.h"
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

// Errors as Store::read().
Result<IndexReport> reportOf(Store &from, Store &to, const ComparedIndexes &indexes);

void printDifference(const IndexReport &report, const ComparedIndexes &indexes, Console &console);
void printDifferenceJson(
    const IndexReport &report, const ComparedIndexes &indexes, Console &console);
void printDifference(const EntryDifference &difference, const OpenedStore &from,
    const OpenedStore &to, Console &console);
void printDifferenceJson(const EntryDifference &difference, Console &console);

} // namespace kvlens
