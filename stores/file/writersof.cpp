// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/writersof.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>

namespace kvlens {

// The system leases no file for reading that is open for writing.
Writers writersOf(int fd)
{
    // Who opens it in the moment in between asks for the lease back, by a signal that may not end
    // us.
    if (::fcntl(fd, F_SETSIG, SIGURG) < 0)
        return Writers::Unknown;
    if (::fcntl(fd, F_SETLEASE, F_RDLCK) < 0)
        return errno == EAGAIN ? Writers::Some : Writers::Unknown;
    ::fcntl(fd, F_SETLEASE, F_UNLCK);
    return Writers::None;
}

} // namespace kvlens
