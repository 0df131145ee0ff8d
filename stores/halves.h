// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two threads for work that falls into independent parts.
#pragma once

#include <QtGlobal>

#include <future>
#include <utility>

namespace kvlens {

constexpr qint64 worthAThread = 1 << 18; // of small things: fewer are done before a thread starts

// Of std::async: a thread of its own; where the system has none left, whoever waits for it does the
// work.
constexpr auto withAThread = std::launch::async | std::launch::deferred;

// Answers {work(0, middle), work(middle, count)}; the second is done by another thread.
template <class Work> auto inHalves(qint64 count, Work work)
{
    const qint64 middle = count / 2;
    auto second = std::async(withAThread, [&] { return work(middle, count); });
    auto first = work(qint64(0), middle);
    return std::pair(std::move(first), second.get());
}

} // namespace kvlens
