// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A store that its user has locked: its worker refuses what would be written to it, also what was
// on its way when it was locked.
#pragma once

#include "model/storeworker.h"

namespace kvlens {

// Threads: set on the GUI's, looked at on the worker's.
class WriteLock
{
public:
    bool isLocked() const { return *m_locked; }
    bool setLocked(bool locked) { return m_locked->exchange(locked); } // what it was before
    // Opens stores that are written to only while this is not locked.
    StoreWorker::Opener guarded(StoreWorker::Opener opener) const;

private:
    std::shared_ptr<std::atomic_bool> m_locked = std::make_shared<std::atomic_bool>(false);
};

} // namespace kvlens
