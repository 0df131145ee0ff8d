// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What several reasons say alike. Pure.
#pragma once

#include "stores/words/reason.h"

#include <optional>

namespace kvlens {

// The same row, in which "…" stands for every argument that the two do not share, so that it is
// true of both. Nothing: they are different rows.
std::optional<Reason> commonReason(const Reason &a, const Reason &b);

} // namespace kvlens
