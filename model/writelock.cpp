// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/writelock.h"

#include "stores/guardedstore.h"
#include "stores/words/reasons.h"

namespace kvlens {

StoreWorker::Opener WriteLock::guarded(StoreWorker::Opener opener) const
{
    const auto whyNot
        = [locked = m_locked] { return *locked ? Reason(Reasons::locked) : Reason(); };
    return [open = std::move(opener), whyNot](
               const std::stop_token &stop) -> Result<std::unique_ptr<Store>> {
        Result<std::unique_ptr<Store>> store = open(stop);
        if (!store)
            return store;
        return guardedStore(*std::move(store), whyNot);
    };
}

} // namespace kvlens
