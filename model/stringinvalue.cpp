// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/stringinvalue.h"

#include "stores/json/styling.h"

namespace kvlens {

std::optional<StringInValue> stringAt(const json::Tape &value, qint64 byte)
{
    const quint32 token = json::tokenAt(value, byte);
    if (token == json::noToken || value[token].kind != json::TokenKind::String)
        return std::nullopt;
    const auto text = json::decodeString(value.bytes(token));
    if (!text)
        return std::nullopt;
    return StringInValue {
        value[token].begin, value[token].end, json::pointerOf(value, token), *text};
}

QByteArray withString(const QByteArray &stored, const StringInValue &string, const QByteArray &text,
    const json::Style &fresh)
{
    const json::Escapes escapes = json::detectStyle(stored, fresh).escapes;
    return stored.left(string.begin) + json::encodeString(text, escapes) + stored.mid(string.end);
}

} // namespace kvlens
