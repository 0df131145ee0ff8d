// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storesearch.h"

namespace kvlens {

namespace {

using namespace std::chrono_literals;
constexpr auto sliceBudget = 30ms;
constexpr qsizetype hitsOfSlice = 200; // to be shown within a frame

} // namespace

StoreSearch::StoreSearch(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &StoreSession::listingChanged, this, [this] {
        m_isOutdated = !m_hits.isEmpty();
        if (m_state != State::Searching && m_state != State::Paused)
            endWorker(); // it may hold a file that was replaced, and its place on the disk
        emit stateChanged();
    });
}

StoreSearch::~StoreSearch()
{
    m_stop.request_stop();
    endWorker();
}

// The next search begins with a new handle.
void StoreSearch::endWorker()
{
    m_session.endWorker(std::move(m_worker));
}

// A store that only its own handle sees is searched on that, between the other jobs.
StoreWorker &StoreSearch::worker()
{
    if (m_session.info().capabilities.testFlag(Capability::Private))
        return m_session.worker();
    if (!m_worker)
        m_worker = std::make_unique<StoreWorker>(m_session.readingOpener());
    return *m_worker;
}

void StoreSearch::clear()
{
    m_stop.request_stop();
    m_stop = {};
    ++m_run;
    m_hits.clear();
    m_isOutdated = false;
    emit cleared();
    setState(State::Idle);
}

void StoreSearch::start(const EntryMatcher &matcher)
{
    clear();
    m_matcher = matcher;
    m_progress = {m_session.changes(), 0, 0, {}, false};
    m_wanted = hitsAtOnce;
    setState(State::Searching);
    goOn();
}

void StoreSearch::more()
{
    if (m_state != State::Paused)
        return;
    m_wanted += hitsAtOnce;
    setState(State::Searching);
    goOn();
}

void StoreSearch::cancel()
{
    if (m_state != State::Searching)
        return;
    m_stop.request_stop();
    ++m_run;
    setState(State::Cancelled);
}

qint64 StoreSearch::done() const
{
    return isListing() ? m_progress.walk.loading.done : m_progress.walk.entries;
}

qint64 StoreSearch::total() const
{
    return isListing() ? m_progress.walk.loading.total : m_progress.walk.total();
}

void StoreSearch::goOn()
{
    const SearchLimits limits {qMin(hitsOfSlice, m_wanted - m_hits.size()), sliceBudget};
    const auto job = [state = m_progress, matcher = *m_matcher, limits](
                         Store &store, const std::stop_token &stop) {
        return searchEdited(store, state, matcher, limits, stop);
    };
    onFinished(worker().run(job, JobPriority::Background, m_stop), this,
        [this, run = m_run](const Result<SearchFinds> &finds) {
            if (run == m_run)
                take(finds);
        });
}

void StoreSearch::take(const Result<SearchFinds> &finds)
{
    if (!finds) {
        endWorker();
        return setState(State::Failed, finds.error());
    }
    m_progress = finds->next;
    if (!finds->hits.isEmpty()) {
        const qsizetype first = m_hits.size();
        m_hits.append(finds->hits);
        emit hitsArrived(first, finds->hits.size());
    }
    emit progressed();
    if (m_progress.atEnd())
        setState(State::Finished);
    else if (m_hits.size() >= m_wanted)
        setState(State::Paused);
    else
        goOn();
}

void StoreSearch::setState(State state, const std::optional<Error> &error)
{
    m_state = state;
    m_error = error;
    emit stateChanged();
}

} // namespace kvlens
