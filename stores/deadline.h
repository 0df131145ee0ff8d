// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// When to come back for a while.
#pragma once

#include <chrono>

namespace kvlens {

// A budget that nobody waits for.
constexpr auto unhurried = std::chrono::milliseconds::max();

// Threads: any.
class Deadline
{
public:
    explicit Deadline(std::chrono::milliseconds budget)
        : m_at(budget == unhurried ? Clock::time_point::max() : Clock::now() + budget)
    {
    }

    bool isOver() const { return isNever() ? false : Clock::now() >= m_at; }
    bool isNever() const { return m_at == Clock::time_point::max(); }

private:
    using Clock = std::chrono::steady_clock;

    Clock::time_point m_at;
};

} // namespace kvlens
