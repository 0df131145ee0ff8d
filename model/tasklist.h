// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything long that is being done for one store.
#pragma once

#include "model/sessionstate.h"
#include "model/storehandle.h"

namespace kvlens {

class Task;

// Threads: the GUI's. Tasks enter when they begin to run and leave when they end; each can be
// cancelled by itself.
class TaskList : public QObject
{
    Q_OBJECT

public:
    // Where slices run; outlives the list.
    explicit TaskList(StoreHandle &handle, QObject *parent = nullptr);

    // Those that are to be seen, in the order begun: of a kind other than Activity::Kind::None.
    QList<Task *> shown() const;

    // Giving back much memory takes a while: the worker does it, once nobody here has the values.
    void giveBack(std::shared_ptr<const void> values);

signals:
    void changed(); // one began, went on or ended

private:
    friend class Task;
    void add(Task &task);
    void remove(Task &task);

    StoreHandle &m_handle;
    QList<Task *> m_running; // not owned
};

} // namespace kvlens
