// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/keypattern.h"

#include "stores/wtf8.h"

namespace kvlens {

bool isNarrower(const KeyPattern &narrow, const KeyPattern &wide)
{
    if (narrow.kind != wide.kind || narrow.caseSensitivity != wide.caseSensitivity)
        return false;
    if (wide.kind == KeyPattern::Kind::Substring)
        return narrow.text.contains(wide.text);
    return wide.kind == KeyPattern::Kind::Prefix && narrow.text.startsWith(wide.text);
}

QByteArray prefixOf(const KeyPattern &pattern)
{
    const bool isPlain
        = pattern.kind == KeyPattern::Kind::Prefix && pattern.caseSensitivity == Qt::CaseSensitive;
    return isPlain ? toWtf8(pattern.text) : QByteArray();
}

} // namespace kvlens
