// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What there is to say of a map of vectors as a whole.
#pragma once

#include "model/vectors/vectormap.h"

#include <QString>

namespace kvlens {

// Why it shows nothing, or nothing but one place; empty: it shows something.
QString mapHint(const VectorMap &map);

// How many vectors, and how much of their differences each axis shows.
QString mapSummary(const VectorMap &map);

} // namespace kvlens
