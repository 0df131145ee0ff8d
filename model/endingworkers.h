// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Workers that are done with, until their threads have ended: to close a store may take a while,
// such as freeing a gigabyte of a file that was replaced, and the window must not wait for it.
#pragma once

#include "model/worker.h"

#include <QTimer>

#include <vector>

namespace kvlens {

// Threads: used on one. Whoever destroys it waits for all of them.
class EndingWorkers
{
public:
    EndingWorkers();
    // Asks it to end and comes back at once.
    void add(std::unique_ptr<WorkerThread> worker);
    bool isEmpty() const { return m_workers.empty(); }

private:
    void removeEnded();

    std::vector<std::unique_ptr<WorkerThread>> m_workers;
    QTimer m_timer; // runs while there are some
};

} // namespace kvlens
