// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// `null:` accepts every write and forgets it: the fixed point of the conformance suite, and a place
// to try commands on.
#pragma once

#include "stores/catalog.h"

namespace kvlens {

BackendInfo nullBackend();

} // namespace kvlens
