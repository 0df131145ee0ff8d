// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A path at which something is, and which leads nowhere all the same.
#pragma once

#include "stores/words/reason.h"

#include <optional>

namespace kvlens {

// Why: a link on the way leads to what is not there, or in a circle. Nothing: the path leads
// somewhere, or there is no such link on it.
std::optional<Reason> whyLinkIsBroken(const QString &path);

} // namespace kvlens
