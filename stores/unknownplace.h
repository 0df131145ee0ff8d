// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is at a path where there is no store: enough to know what to do instead.
#pragma once

#include "stores/backend.h"

namespace kvlens {

// Looks at names, and at how a few files begin.
Reason whyNoStore(const PathProbe &probe);

} // namespace kvlens
