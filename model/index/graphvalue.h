// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether values of graph_store.json and property_graph_store.json have the types that the library
// takes as it loads them. Pure.
#pragma once

#include "model/index/fieldtypes.h"

namespace kvlens {

OddFieldOrNone oddGraphNode(const json::Tape &tape);
OddFieldOrNone oddGraphRelation(const json::Tape &tape);
OddFieldOrNone oddGraphEdges(const json::Tape &tape); // of one node of the older graph
// Whether all of "triplets" is lists of three texts.
bool areTriplets(const json::Tape &tape);

} // namespace kvlens
