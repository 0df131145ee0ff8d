// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The worker of one Store.
#pragma once

#include "model/worker.h"
#include "stores/store.h"

namespace kvlens {

using StoreWorker = Worker<Store>;

} // namespace kvlens
