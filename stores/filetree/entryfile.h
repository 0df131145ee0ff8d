// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One file of a tree as an entry, and what a write makes of its bytes. Pure functions.
#pragma once

#include "stores/contentversion.h"

namespace kvlens {

// As entryOfEnvelope(). An information file comes whole.
Entry entryOfBytes(const EntryRef &ref, const QByteArray &bytes);

// The file after `write`, as editedEnvelope(). The value of an information file is the whole file.
// Invalid: the library would not read the result.
Result<QByteArray> editedBytes(const QByteArray &bytes, const Write &write);

// The first bytes of a new file. Invalid as above.
Result<QByteArray> newBytes(const Write &write);

// Conflict: not what `write` was based on. `stored` is empty if there is no such file.
Result<void> checkBase(const Write &write, const std::optional<QByteArray> &stored);

} // namespace kvlens
