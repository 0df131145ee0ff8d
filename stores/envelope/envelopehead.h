// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The beginning of an envelope, read without what follows: where the value begins, and whose it is.
// Only the very form that the library writes is known here; all others are for parseManagedEntry().
#pragma once

#include "stores/envelope/isotime.h"

#include <QByteArrayView>

namespace kvlens {

// What follows the value.
constexpr char envelopeTail[] = ", \"version\": 1}";

// Views of the bytes that were parsed.
struct EnvelopeHead
{
    QByteArrayView collection = {}; // a string token; empty: the field is not there
    QByteArrayView key = {}; // likewise
    std::optional<IsoTime> createdAt = {};
    std::optional<IsoTime> expiresAt = {};
    qsizetype valueAt = 0; // where the value begins
};

// Nothing: it is not written as the library does, or the bytes end before the value begins. What
// comes is sound as far as it goes; the tokens are valid strings.
std::optional<EnvelopeHead> parseEnvelopeHead(QByteArrayView bytes);

} // namespace kvlens
