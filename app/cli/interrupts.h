// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Being asked to end (Ctrl+C, SIGTERM, SIGHUP) while something is written that is not to be left
// half done.
#pragma once

#include "model/worker.h"

#include <atomic>
#include <csignal>

namespace kvlens {

// From begin() on who asks once asks `stop`; before, or who asks again, ends the process as ever.
// Threads: made before any other that is to be left alone by the signals.
class Interrupts
{
public:
    Interrupts();
    ~Interrupts();
    Q_DISABLE_COPY_MOVE(Interrupts)

    void begin() { *m_hasBegun = true; }
    std::stop_token stop() const { return m_stop.get_token(); }
    bool haveCome() const { return m_stop.stop_requested(); }

private:
    std::stop_source m_stop;
    const std::shared_ptr<std::atomic_bool> m_hasBegun = std::make_shared<std::atomic_bool>(false);
    sigset_t m_awaited; // those that nobody has told to be ignored
    sigset_t m_before;
    std::unique_ptr<Worker<sigset_t>> m_waiting; // null: the system has no thread for it
};

} // namespace kvlens
