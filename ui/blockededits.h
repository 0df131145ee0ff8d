// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits of which a persist has told that they cannot be written as they are.
#pragma once

#include "model/storesession.h"

namespace kvlens {

// A session that is given to it is only looked at.
class BlockedEdits
{
public:
    void take(const StoreSession &session, const PersistReport &report);
    // Whether there were some, and none of them is in the way by now: they were edited, or are
    // gone.
    bool areMended(const StoreSession &session) const;
    void forget(const StoreSession *session) { m_edits.remove(session); }

private:
    QHash<const StoreSession *, QList<EntryRef>> m_edits;
};

} // namespace kvlens
