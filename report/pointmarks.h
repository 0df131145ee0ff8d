// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The shapes of the points of a map: each group has one of its own beside its colour, so that
// neither is needed to tell them apart.
#pragma once

#include "model/vectors/pointvalues.h"

#include <QList>
#include <QPointF>

namespace kvlens {

// The corners around (0, 0), in a circle of radius 1. `group` as PointGroups::ofPoints has it.
const QList<QPointF> &pointMark(quint8 group);

} // namespace kvlens
