// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storeworker.h"

namespace kvlens {

namespace {

Error cancelled()
{
    return {ErrorCode::Cancelled, QStringLiteral("stopped before its turn")};
}

} // namespace

StoreWorker::StoreWorker(Opener opener)
    : m_thread([this, open = std::move(opener)](const std::stop_token &quit) {
        work(open, quit);
        m_ended = true;
    })
{
}

StoreWorker::~StoreWorker()
{
    askToEnd();
}

void StoreWorker::askToEnd()
{
    m_thread.request_stop();
    const std::scoped_lock lock(m_mutex);
    m_current.request_stop();
}

void StoreWorker::enqueue(Task task, JobPriority priority)
{
    {
        const std::scoped_lock lock(m_mutex);
        (priority == JobPriority::Normal ? m_normal : m_background).push_back(std::move(task));
    }
    m_wake.notify_one();
}

void StoreWorker::work(const Opener &opener, const std::stop_token &quit)
{
    Result<std::unique_ptr<Store>> store = opener(quit);
    while (std::optional<Task> task = takeNext(quit)) {
        if (task->stop.stop_requested())
            task->answer(nullptr, cancelled());
        else if (store)
            task->answer(store->get(), {});
        else
            task->answer(nullptr, store.error());
    }
    answerTheRest();
}

// Waits for a task; nothing when it is time to end.
std::optional<StoreWorker::Task> StoreWorker::takeNext(const std::stop_token &quit)
{
    std::unique_lock lock(m_mutex);
    m_current = std::stop_source(std::nostopstate);
    m_wake.wait(lock, quit, [this] { return !m_normal.empty() || !m_background.empty(); });
    if (quit.stop_requested())
        return std::nullopt;
    std::deque<Task> &queue = m_normal.empty() ? m_background : m_normal;
    std::optional<Task> task(std::move(queue.front()));
    queue.pop_front();
    m_current = task->stop;
    return task;
}

void StoreWorker::answerTheRest()
{
    std::deque<Task> rest;
    {
        const std::scoped_lock lock(m_mutex);
        std::swap(rest, m_normal);
        std::move(m_background.begin(), m_background.end(), std::back_inserter(rest));
        m_background.clear();
    }
    for (const Task &task : rest)
        task.answer(nullptr, cancelled());
}

} // namespace kvlens
