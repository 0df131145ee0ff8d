// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fingerprints of keys as they are stored.
#pragma once

#include "stores/json/keyhash.h"
#include "stores/result.h"

namespace kvlens::json {

// So many bytes of a key's token always decode to all that its fingerprint looks at: six bytes give
// at least one, and what a cut may spoil at the end is less than the rest.
constexpr qsizetype keyBytesNeeded = 6 * fingerprintBytes + 64;

// The fingerprint of the text of a key. `token` may break off behind keyBytesNeeded bytes (with a
// closing quote put behind). Invalid: a wrong escape, with its offset.
Result<quint32> tokenFingerprint(QByteArrayView token);

} // namespace kvlens::json
