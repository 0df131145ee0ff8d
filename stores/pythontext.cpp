// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/pythontext.h"

#include "stores/json/printable.h"
#include "stores/json/pystr.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

QByteArray escape(char32_t code)
{
    const bool isShort = code < 0x10000;
    const QByteArray digits = QByteArray::number(uint(code), 16);
    return (isShort ? "\\u" : "\\U") + digits.rightJustified(isShort ? 4 : 8, '0');
}

} // namespace

// What JSON escapes Python escapes in the same way; what cannot be told apart by looking at it is
// escaped as repr() does.
QByteArray pythonText(const QByteArray &wtf8)
{
    if (!isWtf8(wtf8))
        return {};
    const QByteArray token = json::encodeString(wtf8, json::Escapes::RawUtf8);
    QByteArray literal;
    for (QByteArrayView rest = token; !rest.isEmpty();) {
        const CodePoint first = firstCodePoint(rest);
        if (json::isPrintable(first.code))
            literal.append(rest.first(first.length));
        else
            literal.append(escape(first.code));
        rest = rest.sliced(first.length);
    }
    return literal;
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

QByteArray pythonStoreOf(const QByteArray &file)
{
    return "from llama_index.core.storage.kvstore import SimpleKVStore\n\nstore = "
           "SimpleKVStore.from_persist_path("
        + file + ")\n";
}

} // namespace kvlens
