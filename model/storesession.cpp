// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storesession.h"

#include "model/storecopy.h"

namespace kvlens {

namespace {

using namespace std::chrono_literals;
constexpr auto sliceBudget = 30ms;
constexpr auto firstBudget = 4ms; // so that the first keys are on screen at once; then it doubles
constexpr auto freshnessInterval = 1s;

StoreWorker::Opener openerOf(const StoreAddress &address, OpenMode mode)
{
    return [address, mode](const std::stop_token &stop) { return openStore(address, mode, stop); };
}

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
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
        [](const Problem &x, const Problem &y) { return x.id == y.id && x.error == y.error; });
}

} // namespace

StoreSession::StoreSession(const StoreAddress &address, OpenMode mode, QObject *parent)
    : StoreSession(address, openerOf(address, mode), parent)
{
    m_readingOpener = openerOf(address, OpenMode::ReadOnly);
}

StoreSession::StoreSession(const StoreAddress &address, StoreWorker::Opener opener, QObject *parent)
    : QObject(parent)
    , m_opener(std::move(opener))
    , m_readingOpener(m_opener)
    , m_address(address)
{
    connect(&m_edits, &StagedEdits::entryChanged, this, &StoreSession::entryChanged);
    connect(&m_edits, &StagedEdits::entryMoved, this, &StoreSession::entryMoved);
    connect(&m_edits, &StagedEdits::changesChanged, this, &StoreSession::changesChanged);
    connect(&m_freshnessTimer, &QTimer::timeout, this, &StoreSession::checkFreshness);
    m_freshnessTimer.start(freshnessInterval);
    start();
}

StoreSession::~StoreSession()
{
    delete m_copy; // it uses the worker
    m_reader.reset(); // as well
    m_tasks.setWorker(nullptr);
    endWorker(std::move(m_worker));
}

void StoreSession::endWorker(std::unique_ptr<StoreWorker> worker)
{
    if (m_ending)
        m_ending->add(std::move(worker));
}

void StoreSession::start()
{
    m_reader.reset();
    endWorker(std::move(m_worker));
    m_worker = std::make_unique<StoreWorker>(m_opener);
    m_tasks.setWorker(m_worker.get());
    m_reader = std::make_unique<EntryReader>(*m_worker);
    connect(m_reader.get(), &EntryReader::arrived, this, &StoreSession::entryArrived);
    m_loadStop = {};
    m_loadBudget = firstBudget;
    setState(SessionState::Opening);
    setActivity({Activity::Kind::Opening});
    const auto opened = m_worker->run(lookOver, JobPriority::Normal, m_loadStop);
    onFinished(opened, this, [this](const Result<Overview> &overview) {
        if (!overview) {
            fail(overview.error());
            return;
        }
        m_keys.reset(overview->info.capabilities.testFlag(Capability::Positions));
        m_keys.setCollections(overview->collections);
        takeOverview(*overview);
        setState(SessionState::Loading);
        setActivity({Activity::Kind::Loading});
        loadNext();
    });
}

void StoreSession::loadNext()
{
    const auto job
        = [budget = m_loadBudget, before = m_collections, pages = m_keys.again(pagesAgain)](
              Store &store, const std::stop_token &stop) {
              return loadSliceAndList(store, budget, before, pages, stop);
          };
    m_loadBudget = std::min<std::chrono::milliseconds>(2 * m_loadBudget, sliceBudget);
    onFinished(m_worker->run(job, JobPriority::Background, m_loadStop), this,
        [this, run = m_loadRun](const Result<LoadedSlice> &slice) {
            if (run == m_loadRun)
                takeSlice(slice);
        });
}

void StoreSession::takeSlice(const Result<LoadedSlice> &slice)
{
    if (!slice && m_state == SessionState::Loading) {
        fail(slice.error());
        return;
    }
    if (!slice) { // while checking: what is known stays
        if (makesRoom())
            setActivity({});
        emit failed(slice.error());
        return;
    }
    if (slice->isRearranged)
        replaceListing(slice->listing, [] {});
    else
        takeOverview(slice->listing.overview);
    const LoadProgress &progress = slice->listing.overview.progress;
    const auto kind = progress.listed ? Activity::Kind::Checking : Activity::Kind::Loading;
    if (makesRoom())
        setActivity(
            progress.finished ? Activity {} : Activity {kind, progress.done, progress.total});
    if (progress.listed && m_state == SessionState::Loading)
        setState(SessionState::Ready);
    if (!progress.finished)
        loadNext();
}

void StoreSession::takeOverview(const Overview &overview)
{
    m_info = overview.info;
    m_address = overview.info.address;
    m_keys.setCollections(m_info.capabilities.testFlag(Capability::Positions)
            ? changed(m_collections, overview.collections)
            : overview.collections);
    if (std::exchange(m_collections, overview.collections) != m_collections)
        emit collectionsChanged();
    if (!same(std::exchange(m_problems, overview.problems), m_problems))
        emit problemsChanged();
}

void StoreSession::fail(const Error &error)
{
    ++m_loadRun;
    setState(SessionState::Failed, error);
    endActivity();
    emit failed(error);
}

void StoreSession::setState(SessionState state, const std::optional<Error> &error)
{
    m_state = state;
    m_error = error;
    emit stateChanged();
    if (state == SessionState::Ready || state == SessionState::Failed) {
        for (const auto &act : std::exchange(m_waiting, {}))
            act();
    }
}

void StoreSession::setActivity(const Activity &activity)
{
    if (std::exchange(m_activity, activity) != activity)
        emit activityChanged();
}

void StoreSession::endActivity()
{
    setActivity(
        m_state == SessionState::Loading ? Activity {Activity::Kind::Loading} : Activity {});
}

// Loading and checking go on behind anything else.
bool StoreSession::makesRoom() const
{
    return m_activity.kind == Activity::Kind::None || m_activity.kind == Activity::Kind::Loading
        || m_activity.kind == Activity::Kind::Checking;
}

// One long thing at a time.
bool StoreSession::begin(Activity::Kind kind)
{
    if (!makesRoom()) {
        emit failed({ErrorCode::Unavailable, QStringLiteral("something else is in hand"), {}});
        return false;
    }
    m_stop = {};
    m_edits.endTyping();
    setActivity({kind});
    return true;
}

void StoreSession::cancel()
{
    const bool isOpening = m_activity.kind == Activity::Kind::Opening;
    (isOpening || makesRoom() ? m_loadStop : m_stop).request_stop();
    if (m_copy)
        m_copy->cancel();
}

void StoreSession::checkFreshness()
{
    if (m_checking || m_state != SessionState::Ready || m_activity.kind != Activity::Kind::None)
        return;
    m_checking = true;
    const auto job
        = [](Store &store, const std::stop_token &stop) { return store.freshness(stop); };
    onFinished(m_worker->run(job, JobPriority::Background), this,
        [this](const Result<Freshness> &freshness) { takeFreshness(freshness); });
}

void StoreSession::takeFreshness(const Result<Freshness> &freshness)
{
    m_checking = false;
    if (m_activity.kind != Activity::Kind::None)
        return; // it was asked before what is in hand now
    const auto error = freshness ? std::nullopt : std::optional(freshness.error());
    const bool told = std::exchange(m_freshnessError, error) == error;
    if (freshness)
        setFreshness(*freshness);
    else if (!told)
        emit failed(*error);
}

void StoreSession::setFreshness(Freshness freshness)
{
    if (std::exchange(m_freshness, freshness) != freshness)
        emit freshnessChanged();
}

// At once, or when a reload has ended.
void StoreSession::whenSettled(std::function<void()> act)
{
    if (m_activity.kind == Activity::Kind::Reloading)
        m_waiting.append(std::move(act));
    else
        act();
}

void StoreSession::setLocked(bool locked)
{
    if (std::exchange(m_locked, locked) != locked)
        emit lockedChanged();
}

void StoreSession::readEntry(const EntryRef &ref)
{
    const std::optional<Entry> base = changes().find(ref) ? m_edits.stored(ref) : std::nullopt;
    if (!base) {
        whenSettled([this, ref] { m_reader->read(ref); });
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, entry = *base] { emit entryArrived(entry.ref, entry); }, Qt::QueuedConnection);
}

} // namespace kvlens
