// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looking into values by the names of their members, as the libraries spell them: every name may
// have several spellings, of which the first that is there counts.
#pragma once

#include "stores/json/text.h"

#include <initializer_list>

namespace kvlens {

using MemberNames = std::initializer_list<QByteArrayView>;

// The value of a member, the last of several as Python reads it. noToken: there is none, or
// `object` is no object.
quint32 memberOf(const json::Tape &tape, quint32 object, MemberNames names);

// What a string says; other scalars as they stand; nothing for containers, null and noToken.
std::optional<QByteArray> textOf(const json::Tape &tape, quint32 value);

// Whether it is there and is of that kind.
bool isKind(const json::Tape &tape, quint32 value, json::TokenKind kind);

} // namespace kvlens
