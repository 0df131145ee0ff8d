// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything long that is being done for one store.
#pragma once

#include "model/sessionstate.h"
#include "model/storeworker.h"

namespace kvlens {

class Task;

// Threads: the GUI's. Tasks enter when they begin to run and leave when they end; each can be
// cancelled by itself.
class TaskList : public QObject
{
    Q_OBJECT

public:
    explicit TaskList(QObject *parent = nullptr);

    // Those that are to be seen, in the order begun: of a kind other than Activity::Kind::None.
    QList<Task *> shown() const;

    // Where slices run from now on; those under way are answered by the worker before. nullptr:
    // nowhere, and nothing may be begun.
    void setWorker(StoreWorker *worker) { m_worker = worker; }

signals:
    void changed(); // one began, went on or ended

private:
    friend class Task;
    StoreWorker &worker() const { return *m_worker; }
    void add(Task &task);
    void remove(Task &task);
    void dispose(std::shared_ptr<void> job) const;

    StoreWorker *m_worker = nullptr; // not owned
    QList<Task *> m_running; // not owned
};

} // namespace kvlens
