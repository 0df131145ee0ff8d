// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/pythontext.h"

#include "stores/json/pystr.h"
#include "stores/wtf8.h"

namespace kvlens {

// What JSON escapes Python escapes in the same way; what it does not is no longer than a character.
QByteArray pythonText(const QByteArray &wtf8)
{
    return isWtf8(wtf8) ? json::encodeString(wtf8, json::Escapes::RawUtf8) : QByteArray();
}

QByteArray pythonPath(const QString &path)
{
    return pythonText(toWtf8(path));
}

QByteArray pythonBytes(const QByteArray &bytes)
{
    QByteArray literal = "b\"";
    for (const char byte : bytes) {
        const bool isPlain = byte >= ' ' && byte <= '~' && byte != '"' && byte != '\\';
        literal += isPlain ? QByteArray(1, byte) : "\\x" + QByteArray(1, byte).toHex();
    }
    return literal + '"';
}

} // namespace kvlens
