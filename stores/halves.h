// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two threads for work that falls into independent parts.
#pragma once

#include <QtGlobal>

#include <future>
#include <utility>

namespace kvlens {

constexpr qint64 worthAThread = 1 << 18; // of small things: fewer are done before a thread starts

// Answers {work(0, middle), work(middle, count)}; the second is done by another thread.
template <class Work> auto inHalves(qint64 count, Work work)
{
    const qint64 middle = count / 2;
    auto second = std::async(std::launch::async, [&] { return work(middle, count); });
    auto first = work(qint64(0), middle);
    return std::pair(std::move(first), second.get());
}

} // namespace kvlens
