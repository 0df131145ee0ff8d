// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Values as text: for people to read, and as they are to be stored.
#pragma once

#include "stores/store.h"

namespace kvlens {

// Whether the value is one whole JSON text (in Python's dialect).
bool isJsonText(const Entry &entry);

// JSON laid out in lines, whole; anything else as it is. Ends with a line feed.
QByteArray prettyText(const Entry &entry);

// What a person typed, as the library that wrote the neighbour would have written it: layout and
// escapes change, numbers and the order of members stay. More than 16 MB stay as typed.
// Invalid: not JSON, with the place in `typed`.
Result<QByteArray> storedText(const QByteArray &typed, QByteArrayView neighbour);

} // namespace kvlens
