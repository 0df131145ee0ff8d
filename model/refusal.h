// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is known before a persist of how it would end.
#pragma once

#include "model/storesession.h"

namespace kvlens {

// Why persist() would write nothing now, as far as is known: the store is read-only, or has to be
// read again first. Nothing: each edit is written unless it is blocked.
std::optional<Error> refusalOf(const StoreSession &session);

// How many of its edits persist() would write now.
qsizetype writableIn(const StoreSession &session);

} // namespace kvlens
