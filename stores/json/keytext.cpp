// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/keytext.h"

#include "stores/json/pystr.h"

namespace kvlens::json {

Result<quint32> tokenFingerprint(QByteArrayView token)
{
    const QByteArrayView inside = token.sliced(1, token.size() - 2);
    if (!inside.contains('\\') && !inside.contains('\xed')) // as decodeKey has it
        return keyFingerprint(inside);

    Result<QByteArray> text = decodeKey(token);
    // A token that was cut may end within an escape.
    for (int cut = 1; !text && cut <= 12 && token.size() > keyBytesNeeded; ++cut)
        text = decodeKey(token.chopped(1 + cut).toByteArray() + '"');
    if (!text)
        return text.error();
    return keyFingerprint(*text);
}

} // namespace kvlens::json
