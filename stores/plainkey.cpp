// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/plainkey.h"

#include "stores/filetree/sanitize.h"

#include <QCryptographicHash>

namespace kvlens {

namespace {

constexpr qsizetype longestPlainKey = 200;
constexpr qsizetype keyHashDigits = 8;

QByteArray hashOf(const QByteArray &key)
{
    return QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(keyHashDigits);
}

} // namespace

QByteArray plainKey(const QByteArray &key)
{
    const Result<SanitizedName> v1 = sanitizeV1(key, longestPlainKey);
    if (!v1) // no text
        return "S_-" + hashOf(key);
    if (v1->rule == SanitizeRule::Truncated)
        return v1->name.chopped(keyHashDigits + 1) + '-' + hashOf(key);
    return v1->name;
}

} // namespace kvlens
