// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Copying all effective entries of one store into another.
#pragma once

#include "app/cli/openedstore.h"

namespace kvlens {

struct CopyProgress
{
    qint64 entries = 0;
    bool losesExpiry = false; // an entry had an expiry time that the target cannot keep
};

using CopyReport = std::function<void(const CopyProgress &)>;

// Writes every effective entry of `from` to `to`, values byte for byte, expiry times where the
// target keeps them. A batch is as large as everything before it, 4 MB at least: a target that
// rewrites its file for each batch is then written a few times only, and memory stays below half of
// the store. `report` is called after each batch.
// Conflict: the target has the key already, or two keys are one name there. Else as Store::scan()
// and Store::write(); what was copied before the error stays.
Result<CopyProgress> copyEntries(const OpenedStore &from, Store &to, const CopyReport &report);

} // namespace kvlens
