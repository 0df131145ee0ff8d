// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/worker.h"

#include "stores/words/reasons.h"

namespace kvlens {

namespace {

Error stoppedBeforeTurn()
{
    return {ErrorCode::Cancelled, Reasons::stoppedBeforeTurn};
}

} // namespace

WorkerThread::WorkerThread(std::function<Result<Opened>(const std::stop_token &)> opener)
    : m_thread([this, open = std::move(opener)](const std::stop_token &quit) {
        work(open, quit);
        m_ended = true;
    })
{
}

WorkerThread::~WorkerThread()
{
    askToEnd();
}

void WorkerThread::askToEnd()
{
    std::deque<Queued> rest;
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
        m_current.request_stop();
        std::swap(rest, m_normal);
        std::move(m_background.begin(), m_background.end(), std::back_inserter(rest));
        m_background.clear();
    }
    m_thread.request_stop();
    for (const Queued &job : rest)
        job.answer(nullptr, stoppedBeforeTurn());
}

void WorkerThread::enqueue(Queued job, JobPriority priority)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_isEnding) {
            (priority == JobPriority::Normal ? m_normal : m_background).push_back(std::move(job));
            m_wake.notify_one();
            return;
        }
    }
    job.answer(nullptr, stoppedBeforeTurn());
}

void WorkerThread::work(const std::function<Result<Opened>(const std::stop_token &)> &opener,
    const std::stop_token &quit)
{
    Result<Opened> opened = opener(quit);
    while (std::optional<Queued> job = takeNext(quit)) {
        if (job->stop.stop_requested())
            job->answer(nullptr, stoppedBeforeTurn());
        else if (opened)
            job->answer(opened->get(), {});
        else
            job->answer(nullptr, opened.error());
    }
}

// Waits for a job; nothing when it is time to end.
std::optional<WorkerThread::Queued> WorkerThread::takeNext(const std::stop_token &quit)
{
    std::unique_lock lock(m_mutex);
    m_current = std::stop_source(std::nostopstate);
    m_wake.wait(lock, quit, [this] { return !m_normal.empty() || !m_background.empty(); });
    std::deque<Queued> &queue = m_normal.empty() ? m_background : m_normal;
    if (queue.empty())
        return std::nullopt; // asked to end
    std::optional<Queued> job(std::move(queue.front()));
    queue.pop_front();
    m_current = job->stop;
    return job;
}

} // namespace kvlens
