// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One string inside a JSON value, taken out to be read and edited as plain text. Pure.
#pragma once

#include "stores/json/text.h"

namespace kvlens {

struct StringInValue
{
    qint64 begin = 0; // of its token in the stored value, with the quotes
    qint64 end = 0;
    QByteArray pointer; // JSON Pointer, to name it
    QByteArray text; // decoded, WTF-8
};

// The string at a byte of the value. Nothing: there is none.
std::optional<StringInValue> stringAt(const json::Tape &value, qint64 byte);

// The stored value with another text in place of that string, escaped as the value's others are.
// What that does not show, `fresh` has: how new values are written there.
QByteArray withString(const QByteArray &stored, const StringInValue &string, const QByteArray &text,
    const json::Style &fresh = {});

} // namespace kvlens
