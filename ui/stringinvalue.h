// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One string inside a JSON value, taken out to be read and edited as plain text. Pure.
#pragma once

#include "stores/result.h"

#include <QByteArray>

#include <optional>

namespace kvlens {

struct StringInValue
{
    qint64 begin = 0; // of its token in the stored value, with the quotes
    qint64 end = 0;
    QByteArray pointer; // JSON Pointer, to name it
    QByteArray text; // decoded, WTF-8
};

// The string that is shown at a byte of the laid-out text. Nothing: no JSON, or no string there.
std::optional<StringInValue> stringAt(const QByteArray &stored, qint64 shownByte);

// The stored value with another text in place of that string, escaped as the value's others are.
QByteArray withString(
    const QByteArray &stored, const StringInValue &string, const QByteArray &text);

} // namespace kvlens
