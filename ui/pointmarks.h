// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the points of a map look: each group has a colour and a shape of its own, so that neither is
// needed to tell them apart.
#pragma once

#include "model/vectors/pointvalues.h"
#include "ui/palette.h"

#include <QPolygonF>

namespace kvlens {

// Around (0, 0), in a circle of radius 1. `group` as PointGroups::ofPoints has it.
const QPolygonF &pointMark(quint8 group);
QColor pointColour(const Palette &palette, quint8 group);

} // namespace kvlens
