// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/persistjob.h"

#include "stores/words/reasons.h"

namespace kvlens {

namespace {

bool anyConflict(const QList<WriteOutcome> &outcomes)
{
    return std::any_of(outcomes.begin(), outcomes.end(), [](const WriteOutcome &outcome) {
        return !outcome.result && outcome.result.error().code == ErrorCode::Conflict;
    });
}

// Those that the store has accepted.
QList<Write> accepted(const ChangeSet &sent, const QList<WriteOutcome> &outcomes)
{
    QList<Write> writes;
    for (const WriteOutcome &outcome : outcomes) {
        if (outcome.result)
            writes.append(sent.find(outcome.ref)->write());
    }
    return writes;
}

Persisted answered(const PersistRequest &request, const QList<WriteOutcome> &outcomes)
{
    return {confirmed(request.before, request.sent, outcomes), movedBy(request.sent, outcomes),
        reportOf(request.sent, outcomes), accepted(request.sent, outcomes), anyConflict(outcomes)};
}

// Nothing is made anew over what somebody has taken away: that would be a part of it.
QList<WriteOutcome> writeIfThere(Store &store, const ChangeSet &sent, const std::stop_token &stop)
{
    if (freshnessOf(store, stop) == Freshness::Gone)
        return failAll(sent.writes(),
            {ErrorCode::Conflict, Reasons::storeGone, store.info().address.toString()});
    return writeEdits(store, sent, stop);
}

} // namespace

SharedPersisted persistSlice(Store &store, const PersistRequest &request, const TaskSlice &slice)
{
    const Result<LoadReport> loaded = store.load(LoadMode::GoOn, slice.left(), slice.stop());
    if (loaded && !loaded->progress.listed)
        return nullptr;
    auto persisted = std::make_shared<Persisted>(answered(request,
        loaded ? writeIfThere(store, request.sent, slice.stop())
               : failAll(request.sent.writes(), loaded.error())));
    if (loaded)
        persisted->listing = listAgain(store, request.pages, {});
    return persisted;
}

} // namespace kvlens
