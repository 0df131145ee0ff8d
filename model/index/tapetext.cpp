// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/tapetext.h"

#include "stores/json/pystr.h"

#include <cstring>

namespace kvlens {

namespace {

bool isNamed(const json::Tape &tape, quint32 key, QByteArrayView name)
{
    const json::Token &token = tape[key];
    const char *const begin = tape.text.constData() + token.begin + 1;
    return qsizetype(token.end - token.begin) == name.size() + 2 && *begin == name[0]
        && std::memcmp(begin, name.data(), size_t(name.size())) == 0;
}

} // namespace

quint32 memberOf(const json::Tape &tape, quint32 object, MemberNames names)
{
    if (!isKind(tape, object, json::TokenKind::Object))
        return json::noToken;
    for (const MemberName &name : names) {
        quint32 found = json::noToken;
        for (const json::Child child : json::Children(tape, object)) {
            if (isNamed(tape, child.key, name.text))
                found = child.value;
        }
        if (found != json::noToken)
            return found;
    }
    return json::noToken;
}

std::optional<QByteArray> textOf(const json::Tape &tape, quint32 value)
{
    using Kind = json::TokenKind;
    if (value == json::noToken || isKind(tape, value, Kind::Object)
        || isKind(tape, value, Kind::Array))
        return std::nullopt;
    const QByteArrayView bytes = tape.bytes(value);
    if (!isKind(tape, value, Kind::String))
        return isNull(tape, value) ? std::nullopt : std::optional(bytes.toByteArray());
    return json::decodeSound(bytes);
}

} // namespace kvlens
