// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Why a staged edit cannot be persisted, or was not: as a sentence.
#pragma once

#include "model/storesession.h"

namespace kvlens {

// Empty: nothing is known that stands in its way.
QString editTrouble(const StoreSession &session, const Edit &edit);

// Why nothing can be persisted to a store now. Empty: something can.
QString storeTrouble(const StoreSession &session);

} // namespace kvlens
