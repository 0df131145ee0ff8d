// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How FileTreeStore turns keys and collection names into file names when its V1 sanitization
// strategies are set. Pure functions; names in and out are UTF-8.
#pragma once

#include "stores/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace kvlens {

// What was done to a name.
enum class SanitizeRule : quint8 {
    Unchanged,
    Hashed, // characters replaced: "S_" + name + "-" + 8 digits of its SHA-256
    Truncated, // only too long: "S_" + its beginning. Names that begin alike become the same!
};

struct SanitizedName
{
    QByteArray name;
    SanitizeRule rule = SanitizeRule::Unchanged;
    bool operator==(const SanitizedName &) const = default;
};

// The library's hybrid strategy with the characters A-Z a-z 0-9 _ and at most `maximum` of them.
// Invalid: `name` is not UTF-8.
Result<SanitizedName> sanitizeV1(const QByteArray &name, qsizetype maximum);

// The lengths that the V1 strategies keep to in `folder`: of a key, and of a collection.
qsizetype longestV1Key(const QByteArray &folder);
qsizetype longestV1Collection(const QByteArray &folder);

// Whether the V1 strategy could have made this name, changed ("S_a_b-ee6dd6cf") or not.
bool isV1Name(QByteArrayView name);
// Whether it is of the form "S_…-" + 8 hexadecimal digits, with a '_' where something was replaced.
bool isHashedV1Name(QByteArrayView name);
// Whether V1 has changed a name to this one, which then says no more what it was; `longest` as
// longestV1Key().
bool isChangedV1Name(QByteArrayView name, qsizetype longest);
// "S_" and "H_", which the library keeps for itself where it validates names.
bool hasReservedPrefix(QByteArrayView name);

} // namespace kvlens
