// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/awaitedend.h"

#include "stores/file/writersof.h"

#include <cstdlib>
#include <thread>

namespace kvlens {

namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds longestRest(500); // of a writer, between two pieces
constexpr std::chrono::seconds longestAwaiting(5); // for one who writes and writes
// So who is waited for does not come to count as long ago.
constexpr std::chrono::nanoseconds longAgo = 2 * longestAwaiting;

} // namespace

bool AwaitedEnd::mayCome(const FileStamp &stamp, int fd)
{
    if (!m_since)
        m_since = steady_clock::now();
    const std::chrono::nanoseconds age(std::abs(nowNs() - stamp.modifiedNs));
    return isAwaited() && (age < longestRest || (fd >= 0 && writersOf(fd) == Writers::Some));
}

bool AwaitedEnd::isWriting(const FileStamp &stamp, int fd)
{
    if (!m_since)
        m_since = steady_clock::now();
    const std::chrono::nanoseconds age(std::abs(nowNs() - stamp.modifiedNs));
    if (age > longAgo)
        return false;
    const Writers writers = writersOf(fd);
    return writers == Writers::Some || (writers == Writers::Unknown && age < longestRest);
}

bool AwaitedEnd::wasAtRest(const FileStamp &stamp, qint64 beganNs)
{
    return stamp.isSurelyBefore(beganNs) && beganNs - stamp.modifiedNs > longAgo.count();
}

bool AwaitedEnd::isAwaited() const
{
    return m_since && steady_clock::now() - *m_since < longestAwaiting;
}

void AwaitedEnd::pause()
{
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

} // namespace kvlens
