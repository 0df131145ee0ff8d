// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What kind of JSON value a text is, told by its first character.
#pragma once

#include "stores/entry.h"

#include <QByteArrayView>

namespace kvlens {

// Unknown: empty or not the beginning of a JSON value. White space before it is skipped.
// NaN, Infinity and -Infinity are numbers, as in Python.
ValueKind valueKind(QByteArrayView text);

// Text, or Binary: what is said of values that are not JSON.
ValueKind plainKind(QByteArrayView value);

// Whether it is one of the kinds of JSON values.
bool isJsonKind(ValueKind kind);

// "object", "array", "string", "number", "boolean", "null", "text", "binary"; "unknown".
QString valueKindName(ValueKind kind);

} // namespace kvlens
