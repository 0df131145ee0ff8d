// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/readerpool.h"

#include "stores/exceptionerror.h"
#include "stores/words/reasons.h"

#include <QScopeGuard>

#include <algorithm>

namespace kvlens {

namespace {

// A file in memory takes some microseconds, one on a disk some hundred.
constexpr std::chrono::microseconds quickFile {60};
constexpr int slowPieces = 2; // then it is not by chance

} // namespace

ReaderPool::~ReaderPool()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_quit = true;
    }
    m_wakeFirst.notify_all();
    m_wake.notify_all();
}

bool ReaderPool::hasWork() const
{
    return m_next < std::min(m_pieces, m_taken + ahead);
}

bool ReaderPool::isWanted(int thread) const
{
    return hasWork() && (thread == 0 || m_slow >= slowPieces);
}

void ReaderPool::wakeForMore()
{
    if (isWanted(0))
        m_wakeFirst.notify_one();
    if (isWanted(1))
        m_wake.notify_one();
}

void ReaderPool::work(int thread)
{
    std::unique_lock lock(m_mutex);
    std::condition_variable &wake = thread == 0 ? m_wakeFirst : m_wake;
    while (true) {
        wake.wait(lock, [&] { return m_quit || isWanted(thread); });
        if (m_quit)
            return;
        makeNext(lock, thread);
    }
}

void ReaderPool::makeNext(std::unique_lock<std::mutex> &lock, int thread)
{
    const qsizetype piece = m_next++;
    ++m_busy;
    lock.unlock();
    const auto begin = std::chrono::steady_clock::now();
    std::optional<Error> failure = made(piece, thread);
    const bool isSlow = std::chrono::steady_clock::now() - begin > m_quick;
    lock.lock();
    if (isSlow && ++m_slow == slowPieces)
        m_wake.notify_all();
    if (failure)
        m_failure = std::move(failure);
    --m_busy;
    m_made[piece % ahead] = true;
    if (piece == m_taken || m_busy == 0)
        m_arrived.notify_one();
}

// Nobody could catch behind the thread what is thrown here.
std::optional<Error> ReaderPool::made(qsizetype piece, int thread) const
{
    try {
        (*m_make)(piece, thread, m_stop);
        return std::nullopt;
    } catch (const std::exception &thrown) {
        return errorOf(thrown);
    }
}

Result<void> ReaderPool::run(qsizetype pieces, qsizetype filesInPiece, const Make &make,
    const Take &take, const std::stop_token &stop)
{
    while (m_threads.size() + 1 < threads)
        m_threads.emplace_back([this, i = static_cast<int>(m_threads.size())] { work(i); });
    std::stop_source end;
    const std::stop_callback endToo(stop, [&end] { end.request_stop(); });
    {
        const std::scoped_lock lock(m_mutex);
        m_make = &make;
        m_stop = end.get_token();
        m_pieces = pieces;
        m_next = 0;
        m_taken = 0;
        m_quick = filesInPiece * quickFile;
        m_slow = 0;
        m_failure.reset();
        std::fill(std::begin(m_made), std::end(m_made), false);
    }
    m_wakeFirst.notify_one();
    const auto endMaking = qScopeGuard([&] {
        end.request_stop();
        std::unique_lock lock(m_mutex);
        m_pieces = 0;
        m_arrived.wait(lock, [this] { return m_busy == 0; });
    });
    Result<Visit> visited = Visit::Continue;
    for (qsizetype piece = 0; piece < pieces && visited && *visited == Visit::Continue; ++piece)
        visited = takeNext(take, stop);
    return visited ? Result<void>() : visited.error();
}

// Makes pieces as well, while the next one is not there: the pool need not even be woken for few.
Result<Visit> ReaderPool::takeNext(const Take &take, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    const auto isMade = [this] { return m_made[m_taken % ahead]; };
    while (!isMade() && hasWork() && !stop.stop_requested())
        makeNext(lock, threads - 1);
    m_arrived.wait(lock, stop, isMade);
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, Reasons::cancelled};
    if (m_failure)
        return *m_failure;
    lock.unlock();
    Result<Visit> visited = take(m_taken);
    lock.lock();
    m_made[m_taken % ahead] = false;
    ++m_taken;
    wakeForMore();
    return visited;
}

} // namespace kvlens
