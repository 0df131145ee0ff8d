// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/awaitedend.h"

#include <cstdlib>
#include <thread>

namespace kvlens {

namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds longestRest(500); // of a writer, between two pieces
constexpr std::chrono::seconds longestWait(3); // for one who writes and writes

} // namespace

bool AwaitedEnd::mayCome(const FileStamp &stamp)
{
    if (!m_since)
        m_since = steady_clock::now();
    const std::chrono::nanoseconds age(std::abs(nowNs() - stamp.modifiedNs));
    return age < longestRest && isAwaited();
}

bool AwaitedEnd::isAwaited() const
{
    return m_since && steady_clock::now() - *m_since < longestWait;
}

void AwaitedEnd::pause()
{
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

} // namespace kvlens
