// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tasklist.h"

#include "model/task.h"

namespace kvlens {

TaskList::TaskList(StoreHandle &handle, QObject *parent)
    : QObject(parent)
    , m_handle(handle)
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

void TaskList::giveBack(std::shared_ptr<const void> values)
{
    auto give = [this, values = std::move(values)]() mutable {
        m_handle.run(
            [values = std::move(values)](Store &, const std::stop_token &) mutable {
                values.reset();
                return Result<void>();
            },
            JobPriority::Background);
    };
    QMetaObject::invokeMethod(this, std::move(give), Qt::QueuedConnection);
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

} // namespace kvlens
