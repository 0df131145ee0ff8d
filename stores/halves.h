// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two threads for work that falls into independent parts.
#pragma once

#include <QtGlobal>

#include <future>
#include <system_error>
#include <utility>

namespace kvlens {

constexpr qint64 worthAThread = 1 << 18; // of small things: fewer are done before a thread starts

// What `work` answers, done by another thread; where there is none to be had, by the one that asks
// for it, when it does. The future waits for it when it goes.
template <class Work> auto alongside(Work work)
{
    try {
        return std::async(std::launch::async, work);
    } catch (const std::system_error &) {
        return std::async(std::launch::deferred, work);
    }
}

// Answers {work(0, middle), work(middle, count)}; the second is done alongside.
template <class Work> auto inHalves(qint64 count, Work work)
{
    const qint64 middle = count / 2;
    auto second = alongside([&] { return work(middle, count); });
    auto first = work(qint64(0), middle);
    return std::pair(std::move(first), second.get());
}

} // namespace kvlens
