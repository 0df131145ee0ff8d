// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long one slice of something long may take.
#pragma once

#include "stores/deadline.h"

#include <algorithm>
#include <chrono>
#include <stop_token>

namespace kvlens {

// A value: made when the slice begins, asked while it goes on. A step that has begun comes to its
// end, so keep steps within a few milliseconds, or give them left() and stop().
class TaskSlice
{
public:
    using Clock = std::chrono::steady_clock;
    using Budget = std::chrono::milliseconds;

    TaskSlice(std::stop_token stop, Budget budget)
        : m_stop(std::move(stop))
        , m_end(Clock::now() + budget)
    {
    }

    // One that lasts as long as there is something to do; for whoever has no other work.
    static TaskSlice unhurried(std::stop_token stop = {})
    {
        TaskSlice slice(std::move(stop), Budget(0));
        slice.m_end = Clock::time_point::max();
        return slice;
    }

    // Time to answer with what there is: the budget is used up, or nobody wants more.
    bool isOver() const { return m_stop.stop_requested() || Clock::now() >= m_end; }
    Budget left() const // not below 0
    {
        return m_end == Clock::time_point::max()
            ? kvlens::unhurried
            : std::max(Budget(0), std::chrono::ceil<Budget>(m_end - Clock::now()));
    }
    const std::stop_token &stop() const { return m_stop; } // for what the store is asked

private:
    std::stop_token m_stop;
    Clock::time_point m_end;
};

} // namespace kvlens
