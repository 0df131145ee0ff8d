// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/endingworkers.h"

namespace kvlens {

EndingWorkers::EndingWorkers()
{
    using namespace std::chrono_literals;
    m_timer.setInterval(50ms);
    m_timer.callOnTimeout([this] { removeEnded(); });
}

void EndingWorkers::add(std::unique_ptr<WorkerThread> worker)
{
    if (!worker)
        return;
    worker->askToEnd();
    m_workers.push_back(std::move(worker));
    m_timer.start();
}

void EndingWorkers::removeEnded()
{
    std::erase_if(m_workers, [](const auto &worker) { return worker->hasEnded(); });
    if (m_workers.empty())
        m_timer.stop();
}

} // namespace kvlens
