// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How `map` prints the points: as lines, as a table with commas, or as one JSON document.
#pragma once

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "model/vectors/pointvalues.h"
#include "model/vectors/vectormap.h"

namespace kvlens {

// `values` of the points, if they were asked for.
struct MapReport
{
    const VectorPlace &place;
    const VectorMap &map;
    const std::optional<PointValues> &values;
};

// "12 vectors of 384 numbers", of which namespace, and how much each axis shows.
void printMapHead(const MapReport &report, Console &console);
void printMapText(const MapReport &report, Console &console);
void printMapCsv(const MapReport &report, Console &console); // RFC 4180, but for its line ends
void printMapJson(const MapReport &report, Console &console);

// "12.3 %"
QString shareText(double share);

} // namespace kvlens
