// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One file of a tree as an entry, and what a write makes of its bytes. Pure functions.
#pragma once

#include "stores/entry.h"

#include <QByteArrayView>

namespace kvlens {

// A digest of the contents; comparable with others of the same run of the program.
Version versionOfBytes(QByteArrayView bytes);

// The value taken out of its envelope; raw and with the problem where the library would refuse it.
// An information file comes whole.
Entry entryOfBytes(const EntryRef &ref, const QByteArray &bytes);

// The file after `write`. A value for a damaged envelope is a whole new envelope, as it was read
// raw; that of an information file is the whole file.
// Invalid: the library would not read the result. Corrupt: an expiry for a damaged envelope.
Result<QByteArray> editedBytes(const QByteArray &bytes, const Write &write);

// The first bytes of a new file. Invalid as above.
Result<QByteArray> newBytes(const Write &write);

// Conflict: not what `write` was based on. `stored` is empty if there is no such file.
Result<void> checkBase(const Write &write, const std::optional<QByteArray> &stored);

} // namespace kvlens
