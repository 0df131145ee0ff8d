// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A store of any number of keys that takes no memory: its keys are computed.
#pragma once

#include "tests/support/tablestore.h"

namespace kvlens::test {

// One collection "huge" with the keys "key-0" to "key-(count-1)"; every value is its number.
StoreOpener hugeOpener(qint64 count);

} // namespace kvlens::test
