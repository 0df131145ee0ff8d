// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storesession.h"

#include "stores/words/reasons.h"

namespace kvlens {

namespace {

// Those that are not as they were, in their places.
QList<CollectionInfo> changed(const QList<CollectionInfo> &before, const QList<CollectionInfo> &now)
{
    QList<CollectionInfo> all;
    for (qsizetype i = 0; i < now.size(); ++i) {
        if (i >= before.size() || before.at(i) != now.at(i))
            all.append(now.at(i));
    }
    return all;
}

bool same(const QList<Problem> &a, const QList<Problem> &b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const Problem &x, const Problem &y) {
            return x.id == y.id && x.error == y.error && x.entries == y.entries
                && x.repair.size() == y.repair.size();
        });
}

} // namespace

StoreSession::StoreSession(
    const StoreAddress &address, OpenMode mode, QObject *parent, EndingWorkers *ending)
    : StoreSession(address, mode, OpenerShare(), parent, ending)
{
}

StoreSession::StoreSession(const StoreAddress &address, OpenMode mode, const OpenerShare &share,
    QObject *parent, EndingWorkers *ending)
    : StoreSession(address, share.opener(address, mode), parent, ending)
{
    m_readingOpener = OpenerShare().opener(address, OpenMode::ReadOnly);
    m_share = share;
}

StoreSession::StoreSession(
    const StoreAddress &address, StoreWorker::Opener opener, QObject *parent, EndingWorkers *ending)
    : QObject(parent)
    , m_readingOpener(opener)
    , m_address(address)
    , m_ending(ending ? *ending : m_ownEnding)
    , m_handle(m_lock.guarded(std::move(opener)), m_ending)
    , m_freshness(m_handle, [this] { return m_state == SessionState::Ready && !foremost(); })
{
    connect(&m_reader, &EntryReader::arrived, this, &StoreSession::takeEntry);
    connect(&m_lister, &KeyLister::failed, this,
        [this](const CollectionRef &, const Error &error) { emit couldNotList(error); });
    connect(&m_lister, &KeyLister::locatingFailed, this, &StoreSession::couldNotList);
    connect(&m_edits, &StagedEdits::entriesMoved, this, &StoreSession::entriesMoved);
    connect(&m_edits, &StagedEdits::changesChanged, this, &StoreSession::changesChanged);
    connect(&m_copy, &StoreCopy::finished, this, &StoreSession::copyFinished);
    connect(&m_opening, &Task::cancelAsked, this, &StoreSession::giveUpOpening);
    connect(&m_stepTimer, &QTimer::timeout, this, &StoreSession::showStep);
    connect(&m_tasks, &TaskList::changed, this, [this] {
        if (std::exchange(m_toldActivity, activity()) != activity())
            emit activityChanged();
    });
    connect(&m_editor, &EntryEditor::failed, this, &StoreSession::failed);
    connect(&m_freshness, &FreshnessWatch::changed, this, &StoreSession::freshnessChanged);
    connect(&m_freshness, &FreshnessWatch::failed, this, &StoreSession::failed);
    start();
}

StoreSession::~StoreSession()
{
    m_tasks.disconnect(); // nobody is to hear of a session that is half gone
}

StoreHandle StoreSession::anotherHandle()
{
    return {m_readingOpener, m_ending};
}

void StoreSession::start()
{
    m_handle.open();
    m_reader.invalidate();
    m_stepTimer.start(stepInterval);
    setState(SessionState::Opening);
    m_opening.run(
        [](Store &store, const TaskSlice &slice) { return lookOver(store, slice.stop()); },
        [this](const Result<Overview> &overview) {
            m_opening.end();
            takeOpened(overview);
            return Task::Next::End;
        });
}

void StoreSession::takeOpened(const Result<Overview> &overview)
{
    if (!overview)
        return fail(overview.error());
    replaceListing({*overview, {}}, [] {});
    m_loading.show({Activity::Kind::Loading});
    loadNext();
    setState(SessionState::Loading);
}

void StoreSession::showStep()
{
    const OpenStep step = m_share.step();
    if (m_opening.isRunning())
        return m_opening.show({.kind = Activity::Kind::Opening, .step = step});
    if (m_persisting.isRunning())
        return m_persisting.show({.kind = Activity::Kind::Persisting, .step = step});
    m_stepTimer.stop();
}

// An opener may not listen, nor a store that is asked for the first time: nobody waits for them.
void StoreSession::giveUpOpening()
{
    m_opening.end();
    m_handle.close();
    fail({ErrorCode::Cancelled, Reasons::cancelled, m_address.toString()});
}

void StoreSession::loadNext()
{
    const auto job
        = [before = m_collections, pages = keys().again(pagesAgain)](Store &store,
              const TaskSlice &slice) { return loadSliceAndList(store, before, pages, slice); };
    m_loading.run(job, [this](const Result<LoadedSlice> &slice) {
        takeSlice(slice);
        return Task::Next::End; // or what loadNext() has begun
    });
}

void StoreSession::takeSlice(const Result<LoadedSlice> &slice)
{
    if (!slice && m_state == SessionState::Loading)
        return fail(slice.error());
    if (!slice) { // while checking: what is known stays
        m_loading.end();
        if (slice.error().code != ErrorCode::Cancelled)
            emit failed(slice.error());
        return;
    }
    if (slice->isRearranged)
        replaceListing(slice->listing, [] {});
    else
        takeOverview(slice->listing.overview);
    const LoadProgress &progress = slice->listing.overview.progress;
    if (progress.finished)
        m_loading.end();
    else
        m_loading.show({progress.listed ? Activity::Kind::Checking : Activity::Kind::Loading,
            progress.done, progress.total});
    if (progress.listed && m_state == SessionState::Loading)
        setState(SessionState::Ready);
    if (!progress.finished)
        loadNext();
}

void StoreSession::takeOverview(const Overview &overview)
{
    m_info = overview.info;
    m_address = overview.info.address;
    m_lister.setCollections(keys().tier() == ListingTier::Positions
            ? changed(m_collections, overview.collections)
            : overview.collections);
    if (std::exchange(m_collections, overview.collections) != m_collections)
        emit collectionsChanged();
    if (!same(std::exchange(m_problems, overview.problems), m_problems))
        emit problemsChanged();
}

// What is being persisted goes on: its outcome has to be heard.
void StoreSession::fail(const Error &error)
{
    m_loading.end();
    m_reloading.end();
    setState(SessionState::Failed, error); // a persist in hand goes on, and is answered
    emit failed(error);
}

void StoreSession::setState(SessionState state, const std::optional<Error> &error)
{
    m_state = state;
    m_error = error;
    emit stateChanged();
    if (state == SessionState::Ready || state == SessionState::Failed) {
        m_lister.goOn();
        for (const auto &act : std::exchange(m_waiting, {}))
            act();
    }
}

// Of what is done to the whole store; loading and checking go on behind anything else.
Task *StoreSession::foremost() const
{
    Task *behind = nullptr;
    for (Task *task : m_tasks.shown()) {
        const Activity::Kind kind = task->activity().kind;
        if (kind == Activity::Kind::Loading || kind == Activity::Kind::Checking)
            behind = task;
        else if (kind <= Activity::Kind::Copying)
            return task;
    }
    return behind;
}

Activity StoreSession::activity() const
{
    const Task *task = foremost();
    return task ? task->activity() : Activity {};
}

void StoreSession::cancel()
{
    if (Task *task = foremost())
        task->cancel();
}

// What changes where keys are, and what reads all of them: one at a time.
bool StoreSession::mayBegin()
{
    const Task *task = foremost();
    if (task && task != &m_loading) {
        emit failed({ErrorCode::Unavailable, Reasons::somethingInHand, {}});
        return false;
    }
    m_edits.endTyping();
    return true;
}

void StoreSession::whenSettled(std::function<void()> act)
{
    if (isReloading())
        m_waiting.append(std::move(act));
    else
        act();
}

void StoreSession::takeEntry(const EntryRef &ref, const Result<Entry> &entry)
{
    if (entry)
        m_lister.name({*entry});
    emit entryArrived(ref, entry);
}

void StoreSession::readEntry(const EntryRef &ref)
{
    const std::optional<Edit> edit = changes().find(ref);
    if (!edit) {
        whenSettled([this, ref] { m_reader.read(ref); });
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, entry = edit->stored()] { emit entryArrived(entry.ref, entry); },
        Qt::QueuedConnection);
}

void whenLoaded(StoreSession &session, const std::function<void()> &act)
{
    const SessionState state = session.state();
    if (state == SessionState::Opening || state == SessionState::Loading)
        QObject::connect(
            &session, &StoreSession::stateChanged, &session,
            [&session, act] { whenLoaded(session, act); }, Qt::SingleShotConnection);
    else
        session.whenSettled(act);
}

} // namespace kvlens
