// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/blockededits.h"

namespace kvlens {

namespace {

// Otherwise no edit mends it.
bool isOfEntries(const PersistReport &report)
{
    return report.error
        && (report.error->code == ErrorCode::Invalid
            || report.error->code == ErrorCode::Unsupported);
}

// What was only left alone because of another one is not.
bool isInTheWay(const StoreSession &session, const EntryRef &ref)
{
    const auto edit = session.changes().find(ref);
    const bool hasFailed = edit && edit->failure && edit->failure->code != ErrorCode::Cancelled;
    return edit && (edit->isInvalid() || hasFailed);
}

} // namespace

void BlockedEdits::take(const StoreSession &session, const PersistReport &report)
{
    if (isOfEntries(report))
        m_edits.insert(&session, report.failed);
    else
        m_edits.remove(&session);
}

bool BlockedEdits::areMended(const StoreSession &session) const
{
    const QList<EntryRef> edits = m_edits.value(&session);
    return !edits.isEmpty() && std::none_of(edits.begin(), edits.end(), [&](const EntryRef &ref) {
        return isInTheWay(session, ref);
    });
}

} // namespace kvlens
