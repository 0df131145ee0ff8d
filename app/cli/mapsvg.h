// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The points of a map as a picture that every browser shows: SVG.
#pragma once

#include "app/cli/mapreport.h"

namespace kvlens {

// Light; each point has its key as its title, and each group a line in the legend.
QByteArray mapAsSvg(const MapReport &report, const std::optional<MapColouring> &colouring);

} // namespace kvlens
