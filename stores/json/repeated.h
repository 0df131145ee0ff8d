// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which fingerprints of a collection's keys occur more than once: where to look for duplicate keys.
#pragma once

#include "stores/json/index.h"

#include <vector>

namespace kvlens::json {

// Sorted. Cost: linear, three looks at each fingerprint, by two threads where there are very many;
// four bytes a key while it works.
std::vector<quint32> repeatedFingerprints(const Index &index, qint64 collection);

} // namespace kvlens::json
