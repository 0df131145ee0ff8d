// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Values as text for people to read.
#pragma once

#include "stores/store.h"

namespace kvlens {

// Whether the value is one whole JSON text (in Python's dialect).
bool isJsonText(const Entry &entry);

// JSON laid out in lines, whole; anything else as it is. Ends with a line feed.
QByteArray prettyText(const Entry &entry);

} // namespace kvlens
