// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of a session that writes, and reads again.
#include "model/storesession.h"
#include "stores/words/reasons.h"

namespace kvlens {

namespace {

// Those that the store has accepted.
QList<Write> written(const QList<Write> &writes, const QList<WriteOutcome> &outcomes)
{
    QList<Write> accepted;
    for (qsizetype i = 0; i < writes.size(); ++i) {
        if (outcomes.at(i).result)
            accepted.append(writes.at(i));
    }
    return accepted;
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
    if (sent.writes().isEmpty()) {
        emit persistFinished(reportOf(sent, {}));
        return;
    }
    if (m_state == SessionState::Failed) {
        emit failed(*m_error);
        return;
    }
    if (!m_editor.mayEdit() || !mayBegin())
        return;
    const auto job
        = [sent, pages = keys().again(pagesAgain)](Store &store, const TaskSlice &slice) {
              return persistAndList(store, sent, pages, slice);
          };
    m_persisting.run(job, [this, sent](const Result<std::optional<Persisted>> &answer) {
        if (answer && !*answer)
            return Task::Next::Slice;
        m_persisting.end();
        takePersisted(sent, answer ? Result<Persisted>(**answer) : answer.error());
        return Task::Next::End;
    });
}

void StoreSession::takePersisted(const ChangeSet &sent, const Result<Persisted> &answer)
{
    const QList<WriteOutcome> outcomes
        = answer ? answer->outcomes : failAll(sent.writes(), answer.error());
    m_reader.invalidate();
    const auto confirm = [&] { m_edits.confirm(sent, outcomes); };
    if (answer && answer->listing)
        replaceListing(*answer->listing, confirm, written(sent.writes(), outcomes));
    else
        confirm();
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
    if (m_state == SessionState::Opening || !mayBegin())
        return;
    m_loading.end();
    m_lister.pause();
    m_reloading.show({Activity::Kind::Reloading});
    m_reloading.run(
        [isForgotten = false](Store &store, const TaskSlice &slice) mutable -> Result<Overview> {
            if (!std::exchange(isForgotten, true)) {
                if (const Result<void> forgotten = forgetAll(store, slice.stop()); !forgotten)
                    return forgotten.error();
            }
            return loadSlice(store, slice);
        },
        [this](const Result<Overview> &slice) { return reloadOn(slice); });
    setState(SessionState::Loading);
}

Task::Next StoreSession::reloadOn(const Result<Overview> &slice)
{
    if (!slice) {
        fail(slice.error());
        return Task::Next::End;
    }
    m_reloading.show({Activity::Kind::Reloading, slice->progress.done, slice->progress.total});
    if (!slice->progress.listed)
        return Task::Next::Slice;
    listReloaded(slice->progress.finished);
    return Task::Next::End; // of loading
}

void StoreSession::listReloaded(bool isChecked)
{
    const auto job
        = [pages = keys().again(pagesAgain), known = m_edits.watched()](Store &store,
              const TaskSlice &slice) { return listAndRead(store, pages, known, slice.stop()); };
    m_reloading.run(job, [this, isChecked](const Result<Reloaded> &reloaded) {
        m_reloading.end();
        takeReloaded(reloaded);
        if (reloaded && !isChecked) {
            m_loading.show({}); // until it has turned out to take more than a slice
            loadNext();
        }
        return Task::Next::End;
    });
}

void StoreSession::takeReloaded(const Result<Reloaded> &reloaded)
{
    if (!reloaded) {
        fail(reloaded.error());
        return;
    }
    m_reader.invalidate();
    replaceListing(reloaded->listing, [&] { m_edits.rebase(reloaded->entries); });
    m_lister.name(reloaded->entries);
    m_freshness.setCurrent();
    setState(SessionState::Ready);
    emit reloadFinished();
}

void StoreSession::replaceListing(
    const Relisting &listing, const std::function<void()> &edit, const QList<Write> &written)
{
    emit listingAboutToChange();
    edit();
    if (written.isEmpty() || !m_lister.follow(written))
        m_lister.replace(tierOf(listing.overview.info.capabilities), listing.overview.collections,
            listing.pages);
    emit listingChanged();
    takeOverview(listing.overview);
    m_lister.goOn();
}

void StoreSession::persistAs(const StoreAddress &address)
{
    persistAs([address](const std::stop_token &stop) {
        return openStore({address, OpenMode::Create, stop});
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
            m_error.value_or(Error {ErrorCode::Unavailable, Reasons::notOpenYet, {}}));
        return;
    }
    if (mayBegin())
        m_copy.start(std::move(opener), changes());
}

} // namespace kvlens
