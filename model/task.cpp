// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/task.h"

namespace kvlens {

Task::Task(TaskList &list, Activity::Kind kind, Start start, QObject *parent)
    : QObject(parent)
    , m_list(list)
    , m_start(start)
    , m_activity {kind}
{
}

Task::~Task()
{
    end();
}

// In take() the task goes on: its budget, and a cancel that came meanwhile, are those of all of it.
void Task::begin(StoreHandle &handle, std::shared_ptr<void> job, std::function<void()> sendSlice)
{
    if (!m_isTaking) {
        end();
        m_stop = {};
        m_budget = m_start == Start::Awaited ? firstBudget : sliceBudget;
        m_priority = m_start == Start::Awaited ? JobPriority::Normal : JobPriority::Background;
    }
    ++m_run;
    dispose();
    m_handle = &handle;
    m_job = std::move(job);
    m_sendSlice = std::move(sendSlice);
    const bool isNew = !std::exchange(m_isRunning, true);
    if (isNew)
        m_begun = TaskSlice::Clock::now();
    sendNext();
    if (isNew)
        m_list.add(*this);
}

void Task::sendNext()
{
    m_sendSlice();
    m_budget = std::min(2 * m_budget, sliceBudget);
    m_priority = JobPriority::Background;
}

void Task::taken(quint64 run, Next next, bool isCancelled)
{
    if (!std::exchange(m_isTaking, false))
        return; // ended, perhaps begun anew
    if (isCancelled)
        return end();
    if (run != m_run)
        return; // another job goes on
    if (next == Next::Slice)
        sendNext();
    else
        end();
}

void Task::cancel()
{
    if (!m_isRunning)
        return;
    m_stop.request_stop();
    emit cancelAsked();
}

void Task::end()
{
    ++m_run;
    m_stop.request_stop();
    m_isTaking = false;
    dispose();
    m_sendSlice = nullptr;
    if (std::exchange(m_isRunning, false))
        m_list.remove(*this);
}

// Giving back much memory takes a while: the worker does it.
void Task::dispose()
{
    if (!m_job)
        return;
    m_handle->run(
        [job = std::exchange(m_job, nullptr)](Store &, const std::stop_token &) mutable {
            job.reset();
            return Result<void>();
        },
        JobPriority::Background);
}

void Task::show(const Activity &activity)
{
    if (std::exchange(m_activity, activity) != activity && m_isRunning)
        emit m_list.changed();
}

} // namespace kvlens
