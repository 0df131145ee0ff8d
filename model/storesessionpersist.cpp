// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of a session that writes, and reads again.
#include "model/storesession.h"
#include "stores/words/reasons.h"

namespace kvlens {

void StoreSession::persist(const QList<EntryRef> &refs)
{
    send(changes().only(refs));
}

void StoreSession::send(const ChangeSet &sent)
{
    if (sent.count() == sent.blocked().size())
        return emit persistFinished(reportOf(sent, {}));
    if (m_state == SessionState::Failed)
        return emit failed(*m_error);
    if (!m_editor.mayEdit() || !mayBegin())
        return;
    const auto request = std::make_shared<const PersistRequest>(
        PersistRequest {sent, m_edits.state(), keys().again(pagesAgain)});
    const auto job = [request](Store &store, const TaskSlice &slice) {
        return Result<SharedPersisted>(persistSlice(store, *request, slice));
    };
    m_share.beginStep();
    m_stepTimer.start(stepInterval);
    m_persisting.run(job, [this, request](const Result<SharedPersisted> &answer) {
        if (answer && !*answer)
            return Task::Next::Slice;
        m_persisting.end();
        m_tasks.giveBack(request);
        if (!answer) {
            emit persistFinished({0, {}, answer.error(), {}}); // the store was not reached
            return Task::Next::End;
        }
        m_tasks.giveBack(*answer);
        takePersisted(*request, **answer);
        return Task::Next::End;
    });
}

void StoreSession::takePersisted(const PersistRequest &request, const Persisted &persisted)
{
    m_reader.invalidate();
    const auto confirm = [&] {
        m_edits.takeConfirmed(request.sent, request.before, persisted.after, persisted.moved);
    };
    const auto &listing = persisted.listing;
    if (listing && *listing)
        replaceListing(**listing, confirm, persisted.written);
    else
        confirm();
    emit persistFinished(persisted.report);
    // After another program's write the listing may have failed too; the reload lists anew.
    if (persisted.anyConflict)
        reload();
    else if (listing && !*listing)
        fail(listing->error());
}

void StoreSession::reload()
{
    if (m_info.kind.isEmpty() && m_state == SessionState::Failed)
        return start(); // it never was open
    if (m_state == SessionState::Opening || !mayBegin())
        return;
    m_loading.end();
    m_lister.pause();
    m_reloading.show({Activity::Kind::Reloading});
    m_reloading.run(
        [isFirst = true](Store &store, const TaskSlice &slice) mutable {
            return reloadSlice(store, std::exchange(isFirst, false), slice);
        },
        [this](const Result<std::optional<Overview>> &slice) { return reloadOn(slice); });
    setState(SessionState::Loading);
}

Task::Next StoreSession::reloadOn(const Result<std::optional<Overview>> &slice)
{
    if (slice && !*slice) { // what was read is all that is left of it, and can still be written
        m_reloading.end();
        setState(SessionState::Ready);
        m_freshness.foundGone();
    }
    if (!slice)
        fail(slice.error());
    if (!slice || !*slice)
        return Task::Next::End;
    const LoadProgress &progress = (*slice)->progress;
    m_reloading.show({Activity::Kind::Reloading, progress.done, progress.total});
    if (!progress.listed)
        return Task::Next::Slice;
    listReloaded(progress.finished);
    return Task::Next::End; // of loading
}

void StoreSession::listReloaded(bool isChecked)
{
    const StagedState before = m_edits.state();
    const auto job = [pages = keys().again(pagesAgain), known = m_edits.watched(), before](
                         Store &store, const TaskSlice &slice) {
        return listAndRead(store, pages, known(), before, slice.stop());
    };
    m_reloading.run(job, [this, isChecked, before](const Result<Reloaded> &reloaded) {
        m_reloading.end();
        takeReloaded(before, reloaded);
        if (reloaded && !isChecked) {
            m_loading.show({}); // until it has turned out to take more than a slice
            loadNext();
        }
        return Task::Next::End;
    });
}

void StoreSession::takeReloaded(const StagedState &before, const Result<Reloaded> &reloaded)
{
    if (!reloaded)
        return fail(reloaded.error());
    m_reader.invalidate();
    replaceListing(reloaded->listing, [&] { m_edits.takeRebased(before, reloaded->after); });
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
    if (const std::optional<Error> why = whyNotCopied(*this)) {
        emit copyFinished(*why);
        return;
    }
    if (mayBegin())
        m_copy.start(std::move(opener), changes());
}

} // namespace kvlens
