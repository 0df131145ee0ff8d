// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is told of a store of which something is damaged.
#pragma once

#include "model/storesession.h"

namespace kvlens {

// The first problem that tells of damage, as long as the session lists it; nullptr: none does.
const Problem *damageOf(const StoreSession &session);
// A sentence for a store of which something is: what is read-only because of it, all or some files.
QString damageText(const StoreSession &session);

} // namespace kvlens
