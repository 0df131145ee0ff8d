// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/awaitedend.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <thread>

namespace kvlens {

namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds longestRest(500); // of a writer, between two pieces
constexpr std::chrono::seconds longestAwaiting(5); // for one who writes and writes

// As far as the system tells, of files of ours: it leases none for reading that is open for
// writing.
bool hasWriter(int fd)
{
    // Who opens it in the moment in between asks for the lease back, by a signal that may not end
    // us.
    if (::fcntl(fd, F_SETSIG, SIGURG) < 0)
        return false;
    if (::fcntl(fd, F_SETLEASE, F_RDLCK) < 0)
        return errno == EAGAIN;
    ::fcntl(fd, F_SETLEASE, F_UNLCK);
    return false;
}

} // namespace

bool AwaitedEnd::mayCome(const FileStamp &stamp, int fd)
{
    if (!m_since)
        m_since = steady_clock::now();
    const std::chrono::nanoseconds age(std::abs(nowNs() - stamp.modifiedNs));
    return isAwaited() && (age < longestRest || hasWriter(fd));
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
