// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How far vectors that are others now are from those that they were.
#pragma once

#include "model/compare/indexdifference.h"

namespace kvlens {

// Why two vectors have no angle between them.
enum class NoAngle : quint8 {
    None, // they have one
    NotFinite, // one of them holds NaN or an infinite number
    Zeros, // one of them is all zeros
};

struct VectorMove
{
    IndexId from;
    IndexId to;
    double cosine; // of the angle between both; not a number if there is none
    NoAngle without = NoAngle::None;
};

struct VectorMoves
{
    std::vector<VectorMove> moved; // by cosine, the farthest first
    std::vector<IdPair> resized; // of another length now
    std::vector<IdPair> unlisted; // that are another now, and are or were no list of numbers
};

// Reads both of each candidate; those of equal numbers are left out. Errors as Store::read().
Result<VectorMoves> movesOf(Store &from, const IndexDigest &ours, Store &to,
    const IndexDigest &theirs, const SpaceDifference &space, const std::stop_token &stop = {});

} // namespace kvlens
