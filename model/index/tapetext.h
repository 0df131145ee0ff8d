// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looking into values by the names of their members, as the libraries spell them: every name may
// have several spellings, of which the first that is there counts.
#pragma once

#include "stores/json/text.h"

#include <initializer_list>
#include <type_traits>

namespace kvlens {

// A name as it stands between quotation marks. How long a literal is, is known when it is compiled.
struct MemberName
{
    template <size_t Size>
    constexpr MemberName(const char (&literal)[Size])
        : text(literal, qsizetype(Size) - 1)
    {
    }
    template <class Pointer>
    requires std::is_same_v<Pointer, const char *> MemberName(const Pointer &name)
        : text(name)
    {
    }
    QByteArrayView text;
};

using MemberNames = std::initializer_list<MemberName>;

// The value of a member, the last of several as Python reads it. noToken: there is none, or
// `object` is no object.
quint32 memberOf(const json::Tape &tape, quint32 object, MemberNames names);

// What a string says; other scalars as they stand; nothing for containers, null and noToken.
std::optional<QByteArray> textOf(const json::Tape &tape, quint32 value);

// Whether it is there and is of that kind.
inline bool isKind(const json::Tape &tape, quint32 value, json::TokenKind kind)
{
    return value != json::noToken && tape[value].kind == kind;
}

// Whether it is there and is null.
inline bool isNull(const json::Tape &tape, quint32 value)
{
    return isKind(tape, value, json::TokenKind::Literal) && tape.text[tape[value].begin] == 'n';
}

} // namespace kvlens
