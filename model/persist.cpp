// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/persist.h"

namespace kvlens {

QList<WriteOutcome> writeEdits(Store &store, const ChangeSet &edits, const std::stop_token &stop)
{
    return store.write(edits.writes(), stop);
}

const WriteOutcome *reasonIn(const QList<WriteOutcome> &outcomes)
{
    const WriteOutcome *reason = nullptr;
    for (const WriteOutcome &outcome : outcomes) {
        if (outcome.result)
            continue;
        if (outcome.result.error().code != ErrorCode::Cancelled)
            return &outcome;
        reason = reason ? reason : &outcome;
    }
    return reason;
}

PersistReport reportOf(const ChangeSet &sent, const QList<WriteOutcome> &outcomes)
{
    PersistReport report;
    for (const WriteOutcome &outcome : outcomes) {
        if (!outcome.result) {
            report.failed.append(outcome.ref);
            continue;
        }
        ++report.written;
        if (outcome.result->warning)
            report.warning = outcome.result->warning;
    }
    if (const WriteOutcome *reason = reasonIn(outcomes))
        report.error = reason->result.error();
    for (const Edit &edit : sent.blocked()) {
        report.failed.append(edit.ref());
        if (!report.error || report.error->code == ErrorCode::Cancelled)
            report.error = edit.blocked();
    }
    return report;
}

} // namespace kvlens
