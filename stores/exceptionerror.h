// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the standard library throws when the system refuses: there is no memory, or no thread.
#pragma once

#include "stores/result.h"

#include <exception>

namespace kvlens {

// Unavailable: trying again may help.
Error errorOf(const std::exception &thrown);

} // namespace kvlens
