// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bytes of a persist's record. Pure functions.
#pragma once

#include "stores/file/persistjournal.h"

namespace kvlens {

QByteArray recordBytes(const QList<PreparedFile> &files);
// Corrupt: not what recordBytes() made. Unsupported: made by a newer version.
Result<QList<PreparedFile>> parseRecord(const QByteArray &bytes);

} // namespace kvlens
