// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tasklist.h"

#include "model/task.h"

namespace kvlens {

TaskList::TaskList(QObject *parent)
    : QObject(parent)
{
}

QList<Task *> TaskList::shown() const
{
    QList<Task *> tasks;
    for (Task *task : m_running) {
        if (task->activity().kind != Activity::Kind::None)
            tasks.append(task);
    }
    return tasks;
}

void TaskList::add(Task &task)
{
    m_running.append(&task);
    emit changed();
}

void TaskList::remove(Task &task)
{
    m_running.removeOne(&task);
    emit changed();
}

// Giving back much memory takes a while: the worker does it.
void TaskList::dispose(std::shared_ptr<void> job) const
{
    if (!job || !m_worker)
        return;
    m_worker->run(
        [kept = std::move(job)](Store &, const std::stop_token &) mutable {
            kept.reset();
            return Result<void>();
        },
        JobPriority::Background);
}

} // namespace kvlens
