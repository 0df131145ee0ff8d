// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How tests open a store that is in no catalogue.
#pragma once

#include "stores/store.h"

#include <functional>
#include <memory>

namespace kvlens::test {

using StoreOpener = std::function<Result<std::unique_ptr<Store>>(const std::stop_token &)>;

} // namespace kvlens::test
