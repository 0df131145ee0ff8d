// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/editkeeper.h"

#include "model/storesession.h"

#include <QPointer>

#include <algorithm>

namespace kvlens {

bool outlivesProgram(const StoreAddress &store)
{
    const BackendInfo *backend = findBackend(store.scheme);
    return !store.path.isEmpty() && !(backend && backend->home == StoreHome::Nowhere);
}

namespace {

constexpr int restsAfterWriting = 4; // times as long as it took
constexpr std::chrono::milliseconds triedAgainAfter {2000};

} // namespace

EditKeeper::EditKeeper(
    StoreSession &session, const QString &folder, EndingWorkers &ending, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_folder(folder)
    , m_ending(ending)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &EditKeeper::write);
    connect(&session, &StoreSession::changesChanged, this, &EditKeeper::schedule);
    connect(&session, &StoreSession::stateChanged, this, &EditKeeper::look);
    look();
}

// The file goes with what has it, on the worker.
EditKeeper::~EditKeeper()
{
    m_ending.add(std::move(m_worker));
}

bool EditKeeper::canKeep() const
{
    return outlivesProgram(m_session.address());
}

EditKeeper::RecoveryWorker &EditKeeper::worker()
{
    if (!m_worker)
        m_worker = std::make_unique<RecoveryWorker>(
            [folder = m_folder, store = m_session.address()](
                const std::stop_token &) -> Result<std::unique_ptr<RecoveryFile>> {
                return std::make_unique<RecoveryFile>(folder, store);
            });
    return *m_worker;
}

// Once, when the store is open or could not be opened.
void EditKeeper::look()
{
    const SessionState state = m_session.state();
    if (m_isLooking || (state != SessionState::Ready && state != SessionState::Failed))
        return;
    m_isLooking = true;
    if (!canKeep())
        return tellFound();
    const auto job = [folder = m_folder, store = m_session.address()](
                         RecoveryFile &, const std::stop_token &stop) {
        return Result<QList<KeptEdits>>(keptEdits(folder, store, stop));
    };
    onFinished(worker().run(job), this, [this](const Result<QList<KeptEdits>> &found) {
        m_found = found.value_or(QList<KeptEdits>());
        tellFound();
    });
}

void EditKeeper::tellFound()
{
    m_hasLooked = true;
    for (const auto &act : std::exchange(m_waiting, {}))
        act();
    if (!m_found.isEmpty())
        emit foundEdits();
}

void EditKeeper::whenLooked(std::function<void()> act)
{
    m_hasLooked ? act() : m_waiting.append(std::move(act));
}

void EditKeeper::schedule()
{
    m_isDue = canKeep();
    if (m_isDue && !m_isWriting && !m_timer.isActive())
        m_timer.start(m_pause);
}

void EditKeeper::write()
{
    m_isDue = false;
    m_isWriting = true;
    m_sinceBegun.start();
    const auto job = [changes = m_session.changes()](RecoveryFile &file,
                         const std::stop_token &stop) { return file.keep(changes, stop); };
    onFinished(worker().run(job), this, [this](const Result<void> &result) { written(result); });
}

void EditKeeper::written(const Result<void> &result)
{
    m_isWriting = false;
    const bool hadFailed = std::exchange(m_hasFailed, !result);
    const std::chrono::milliseconds rest {restsAfterWriting * m_sinceBegun.elapsed()};
    if (m_isDue)
        m_timer.start(std::max(m_pause, rest));
    else if (m_hasFailed && result.error().code != ErrorCode::Unsupported)
        m_timer.start(std::max(triedAgainAfter, rest));
    if (m_hasFailed && !hadFailed)
        emit couldNotKeep(result.error());
    else if (hadFailed && !m_hasFailed)
        emit keepsAgain();
}

void EditKeeper::restore()
{
    const auto job = [found = m_found](
                         RecoveryFile &file, const std::stop_token &) { return file.claim(found); };
    onFinished(
        worker().run(job), this, [this](const Result<ClaimedEdits> &claimed) { stage(claimed); });
}

void EditKeeper::stage(const Result<ClaimedEdits> &claimed)
{
    if (!claimed) {
        emit failed(claimed.error());
        return;
    }
    m_session.editor().restore(claimed->changes,
        [self = QPointer(this), earlier = claimed->earlier](const Result<RestoredEdits> &edits) {
            if (self)
                self->takeRestored(edits, earlier);
        });
}

// A file that holds what was left out stays.
void EditKeeper::takeRestored(const Result<RestoredEdits> &edits, qsizetype earlier)
{
    RestoredEdits all = edits.value_or(RestoredEdits());
    all.earlier = earlier;
    const auto job = [isStaged = edits.has_value(), leftOut = all.leftOut](
                         RecoveryFile &file, const std::stop_token &) {
        isStaged ? file.replaceClaimed(leftOut) : file.releaseClaimed();
        return Result<void>();
    };
    worker().run(job);
    if (!edits) {
        emit failed(edits.error());
        return;
    }
    m_found.clear();
    schedule();
    emit restored(all);
}

void EditKeeper::discard()
{
    const auto job = [found = std::exchange(m_found, {})](RecoveryFile &, const std::stop_token &) {
        return RecoveryFile::discard(found);
    };
    onFinished(worker().run(job), this, [this](const Result<void> &result) {
        if (result)
            emit discarded();
        else
            emit failed(result.error());
    });
}

} // namespace kvlens
