// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storesearch.h"

namespace kvlens {

namespace {

constexpr qsizetype hitsOfSlice = 200; // to be shown within a frame

} // namespace

StoreSearch::StoreSearch(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_handle(session.anotherHandle())
    , m_task(session.tasks(), Activity::Kind::Searching)
{
    connect(&m_task, &Task::cancelAsked, this, &StoreSearch::cancel);
    connect(&session, &StoreSession::listingChanged, this, [this] {
        m_isOutdated = !m_hits.isEmpty();
        if (m_state != State::Searching && m_state != State::Paused)
            m_handle.close(); // it may hold a file that was replaced, and its place on the disk
        emit stateChanged();
    });
}

// nullptr: a store that only its own handle sees is searched on that, between the other jobs.
StoreHandle *StoreSearch::secondHandle()
{
    if (m_session.info().capabilities.testFlag(Capability::Private))
        return nullptr;
    if (!m_handle.isOpen())
        m_handle.open();
    return &m_handle;
}

void StoreSearch::clear()
{
    m_task.end();
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
    m_task.end();
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
    const qsizetype most = qMin(hitsOfSlice, m_wanted - m_hits.size());
    const auto job
        = [state = m_progress, matcher = *m_matcher, most](Store &store, const TaskSlice &slice) {
              return searchEdited(store, state, matcher, {most, slice.left()}, slice.stop());
          };
    const auto take = [this](const Result<SearchFinds> &finds) {
        this->take(finds);
        return Task::Next::End; // or what goOn() has begun
    };
    StoreHandle *second = secondHandle();
    second ? m_task.runOn(*second, job, take) : m_task.run(job, take);
}

void StoreSearch::take(const Result<SearchFinds> &finds)
{
    if (!finds) {
        m_handle.close();
        return setState(State::Failed, finds.error());
    }
    m_progress = finds->next;
    m_task.show({Activity::Kind::Searching, done(), total()});
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
