// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Showing a part of a token that is too long for an editor.
#pragma once

#include <QByteArray>

namespace kvlens::json {

// How many bytes at the beginning of a string token's inside make one character or escape; a pair
// of \u escapes for one code point counts as one.
qsizetype unitLength(QByteArrayView bytes);

// A string token of the first 200 characters and a mark that tells how many follow and which token
// it was. `token` may be anything long.
QByteArray elidedToken(QByteArrayView token);

// Whether a token has the mark, or a remainder of it.
bool looksElided(QByteArrayView token);

} // namespace kvlens::json
