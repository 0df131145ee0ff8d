// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A semaphore whose order the thread sanitizer sees: that of Qt's is hidden in Qt's library, which
// is not instrumented, and so what is passed from one thread to another by it looks like a race.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace kvlens {

class Semaphore
{
public:
    explicit Semaphore(int count = 0)
        : m_count(count)
    {
    }

    void release(int count = 1)
    {
        const std::scoped_lock lock(m_mutex);
        m_count += count;
        m_more.notify_all();
    }
    void acquire()
    {
        std::unique_lock lock(m_mutex);
        m_more.wait(lock, [this] { return m_count > 0; });
        --m_count;
    }
    bool acquireWithin(std::chrono::milliseconds longest)
    {
        std::unique_lock lock(m_mutex);
        if (!m_more.wait_for(lock, longest, [this] { return m_count > 0; }))
            return false;
        --m_count;
        return true;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_more;
    int m_count;
};

} // namespace kvlens
