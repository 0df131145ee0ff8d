// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A store that is what an interrupted copy has left, or is being copied into: it says so.
#pragma once

#include "stores/store.h"

namespace kvlens {

// The store itself where neither holds of what is at the path; else its report of a load() has a
// problem more, as long as that is so.
std::unique_ptr<Store> tellingOfCopies(std::unique_ptr<Store> store, const QString &path);

} // namespace kvlens
