// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of a session that writes, and reads again.
#include "model/storecopy.h"
#include "model/storesession.h"

namespace kvlens {

namespace {

using namespace std::chrono_literals;
constexpr auto sliceBudget = 30ms;

// As if the store had answered every write with this error.
QList<WriteOutcome> refusals(const QList<Write> &writes, const Error &error)
{
    QList<WriteOutcome> outcomes;
    for (const Write &write : writes)
        outcomes.append({write.ref, error});
    return outcomes;
}

void addFailure(PersistReport &report, const EntryRef &ref, const Error &error)
{
    report.failed.append(ref);
    // What fails only because something else did is not the reason.
    if (!report.error || report.error->code == ErrorCode::Cancelled)
        report.error = error;
}

PersistReport reportOf(const ChangeSet &sent, const QList<WriteOutcome> &outcomes)
{
    PersistReport report;
    for (const WriteOutcome &outcome : outcomes) {
        if (outcome.result)
            ++report.written;
        else
            addFailure(report, outcome.ref, outcome.result.error());
    }
    for (const Edit &edit : sent.edits()) {
        if (const auto error = edit.blocked())
            addFailure(report, edit.ref(), *error);
    }
    return report;
}

bool anyConflict(const QList<WriteOutcome> &outcomes)
{
    return std::any_of(outcomes.begin(), outcomes.end(), [](const WriteOutcome &outcome) {
        return !outcome.result && outcome.result.error().code == ErrorCode::Conflict;
    });
}

} // namespace

void StoreSession::persist()
{
    send(changes());
}

void StoreSession::persist(const QList<EntryRef> &refs)
{
    send(changes().only(refs));
}

void StoreSession::send(const ChangeSet &sent)
{
    const QList<Write> writes = sent.writes();
    if (writes.isEmpty()) {
        emit persistFinished(reportOf(sent, {}));
        return;
    }
    if (m_state == SessionState::Failed) {
        emit failed(*m_error);
        return;
    }
    if (!mayEdit() || !begin(Activity::Kind::Persisting))
        return;
    const auto job
        = [writes, pages = m_keys.again(pagesAgain)](Store &store, const std::stop_token &stop) {
              return persistAndList(store, writes, pages, stop);
          };
    onFinished(m_worker->run(job, JobPriority::Normal, m_stop), this,
        [this, sent](const Result<Persisted> &answer) { takePersisted(sent, answer); });
}

void StoreSession::takePersisted(const ChangeSet &sent, const Result<Persisted> &answer)
{
    const QList<WriteOutcome> outcomes
        = answer ? answer->outcomes : refusals(sent.writes(), answer.error());
    m_reader->invalidate();
    const auto confirm = [&] { m_edits.confirm(sent, outcomes); };
    if (answer && answer->listing)
        replaceListing(*answer->listing, confirm);
    else
        confirm();
    endActivity();
    emit persistFinished(reportOf(sent, outcomes));
    // After another program's write the listing may have failed too; the reload lists anew.
    if (anyConflict(outcomes))
        reload();
    else if (answer && !answer->listing)
        fail(answer->listing.error());
}

void StoreSession::reload()
{
    if (m_info.kind.isEmpty() && m_state == SessionState::Failed) {
        start(); // it never was open
        return;
    }
    if (m_state == SessionState::Opening || !begin(Activity::Kind::Reloading))
        return;
    ++m_loadRun;
    m_loadStop = {};
    setState(SessionState::Loading);
    const auto job = [](Store &store, const std::stop_token &stop) -> Result<Overview> {
        if (const Result<void> forgotten = store.reload(stop); !forgotten)
            return forgotten.error();
        return loadSlice(store, sliceBudget, stop);
    };
    onFinished(m_worker->run(job, JobPriority::Normal, m_stop), this,
        [this](const Result<Overview> &slice) { reloadOn(slice); });
}

void StoreSession::reloadOn(const Result<Overview> &slice)
{
    if (!slice) {
        fail(slice.error());
        return;
    }
    setActivity({Activity::Kind::Reloading, slice->progress.done, slice->progress.total});
    if (slice->progress.listed) {
        listReloaded(slice->progress.finished);
        return;
    }
    const auto job = [](Store &store, const std::stop_token &stop) {
        return loadSlice(store, sliceBudget, stop);
    };
    onFinished(m_worker->run(job, JobPriority::Background, m_stop), this,
        [this](const Result<Overview> &next) { reloadOn(next); });
}

void StoreSession::listReloaded(bool isChecked)
{
    const auto job
        = [pages = m_keys.again(pagesAgain), known = m_edits.watched()](Store &store,
              const std::stop_token &stop) { return listAndRead(store, pages, known, stop); };
    onFinished(m_worker->run(job, JobPriority::Normal, m_stop), this,
        [this, isChecked](const Result<Reloaded> &reloaded) {
            takeReloaded(reloaded);
            if (reloaded && !isChecked)
                loadNext();
        });
}

void StoreSession::takeReloaded(const Result<Reloaded> &reloaded)
{
    if (!reloaded) {
        fail(reloaded.error());
        return;
    }
    m_reader->invalidate();
    replaceListing(reloaded->listing, [&] { m_edits.rebase(reloaded->entries); });
    setFreshness(Freshness::Current);
    setActivity({});
    setState(SessionState::Ready);
    emit reloadFinished();
}

void StoreSession::persistAs(const StoreAddress &address)
{
    persistAs([address](const std::stop_token &stop) {
        return openStore(address, OpenMode::Create, stop);
    });
}

void StoreSession::persistAs(StoreWorker::Opener opener)
{
    for (const Edit &edit : changes().edits()) {
        if (const auto error = edit.blocked()) {
            emit copyFinished(*error);
            return;
        }
    }
    if (m_state == SessionState::Failed || m_state == SessionState::Opening) {
        emit copyFinished(
            m_error.value_or(Error {ErrorCode::Unavailable, QStringLiteral("not open yet"), {}}));
        return;
    }
    if (!begin(Activity::Kind::Copying))
        return;
    m_copy = new StoreCopy(*m_worker, m_info.kind, changes(), std::move(opener), this);
    connect(m_copy, &StoreCopy::progressed, this, [this](qint64 done, qint64 total) {
        setActivity({Activity::Kind::Copying, done, total});
    });
    connect(m_copy, &StoreCopy::finished, this, [this](const Result<void> &result) {
        std::exchange(m_copy, nullptr)->deleteLater();
        endActivity();
        emit copyFinished(result);
    });
}

} // namespace kvlens
