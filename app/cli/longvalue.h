// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Printing values of any size in memory that does not grow with them.
#pragma once

#include "app/cli/console.h"
#include "model/longvalues.h"

namespace kvlens {

// The bytes, exactly as stored. Errors as Store::readPart(); what was printed before stays.
Result<void> printRaw(Store &store, const ValueSource &source, Console &console);

// Laid out as the window lays out long values, whole, in lines; what is no JSON as it is.
// The value is read twice.
Result<void> printPretty(Store &store, const ValueSource &source, Console &console);

// Why no reader would take the value, if so: Corrupt.
Result<std::optional<Error>> faultIn(Store &store, const ValueSource &source);

} // namespace kvlens
