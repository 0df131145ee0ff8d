// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What `stats --vectors` tells of the vectors of each namespace.
#pragma once

#include "app/cli/console.h"
#include "app/cli/openedstore.h"
#include "model/vectors/vectorplaces.h"
#include "model/vectors/vectorstatistics.h"

namespace kvlens {

class JsonWriter;

struct SpaceStatistics
{
    VectorPlace place;
    VectorStatistics statistics;
};

// Of every namespace that has vectors. Errors as Store::scan().
Result<QList<SpaceStatistics>> spacesOf(const OpenedStore &opened);

void printSpace(const SpaceStatistics &space, Console &console);
void writeSpaces(JsonWriter &writer, const QList<SpaceStatistics> &spaces); // an array

} // namespace kvlens
