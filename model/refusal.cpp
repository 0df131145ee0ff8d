// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/refusal.h"

#include "stores/words/reasons.h"

namespace kvlens {

// What is read at once is written at once: only what is read entry by entry may have changed
// elsewhere.
std::optional<Error> refusalOf(const StoreSession &session)
{
    const EntryEditor &editor = session.editor();
    if (!editor.canEdit())
        return Error {
            ErrorCode::Denied, editor.isLocked() ? Reasons::locked : session.info().readOnlyReason};
    const bool isOfOnePiece = session.info().capabilities.testFlag(Capability::ReadsWhenGone);
    if (!isOfOnePiece || session.freshness() == Freshness::Current)
        return std::nullopt;
    return session.freshness() == Freshness::Gone
        ? Error {ErrorCode::NotFound, Reasons::storeGone}
        : Error {ErrorCode::Conflict, Reasons::changedByBoth};
}

qsizetype writableIn(const StoreSession &session)
{
    const ChangeSet &changes = session.changes();
    return refusalOf(session) ? 0 : changes.count() - changes.blocked().size();
}

} // namespace kvlens
