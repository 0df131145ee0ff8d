// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The version of an entry that is told by its contents.
#pragma once

#include "stores/entry.h"

#include <QByteArrayView>

namespace kvlens {

// A digest of the contents; comparable with others of the same run of the program.
Version versionOfBytes(QByteArrayView bytes);

// Conflict: not what `write` was based on. `now` does not exist if there is no such entry.
Result<void> checkBase(const Write &write, const Version &now);

} // namespace kvlens
