// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A store that is not written to while something speaks against it: where the writes are, and not
// only where the buttons are.
#pragma once

#include "stores/store.h"

#include <functional>

namespace kvlens {

// Why nothing may be written now; empty: it may be. Called on the store's thread.
using WriteGuard = std::function<Reason()>;

// The store itself, but for its writes: while the guard gives a reason they are answered with
// Denied, and do not reach it.
std::unique_ptr<Store> guardedStore(std::unique_ptr<Store> store, WriteGuard whyNot);

} // namespace kvlens
