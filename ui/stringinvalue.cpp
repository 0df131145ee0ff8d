// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stringinvalue.h"

#include "stores/json/format.h"
#include "stores/json/pystr.h"

namespace kvlens {

std::optional<StringInValue> stringAt(const QByteArray &stored, qint64 shownByte)
{
    const auto tape = json::parse(stored);
    if (!tape)
        return std::nullopt;
    const quint32 token = json::tokenAt(*tape, json::pretty(stored).toStored(shownByte));
    if (token == json::noToken || (*tape)[token].kind != json::TokenKind::String)
        return std::nullopt;
    const auto text = json::decodeString(tape->bytes(token));
    if (!text)
        return std::nullopt;
    return StringInValue {
        (*tape)[token].begin, (*tape)[token].end, json::pointerOf(*tape, token), *text};
}

QByteArray withString(const QByteArray &stored, const StringInValue &string, const QByteArray &text)
{
    const json::Escapes escapes = json::detectStyle(stored).escapes;
    return stored.left(string.begin) + json::encodeString(text, escapes) + stored.mid(string.end);
}

} // namespace kvlens
