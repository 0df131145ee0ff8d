// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON as the library reads it from a file: decoded as strict UTF-8 first, then json.loads of text.
#pragma once

#include "stores/json/text.h"

namespace kvlens {

enum class RawSurrogates : quint8 {
    Refused, // a file, which is UTF-8
    Allowed, // a string that was decoded already; WTF-8
};

// Corrupt: empty, a byte-order mark, not UTF-8, not JSON; with the place where that shows.
Result<json::Tape> parseLikeLibrary(const QByteArray &text, RawSurrogates surrogates);

// Without JSON's white space before and behind.
QByteArray withoutOuterSpace(const QByteArray &text);

} // namespace kvlens
