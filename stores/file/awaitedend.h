// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stores/file/filestamp.h"

#include <chrono>
#include <optional>

namespace kvlens {

// Programs that write a file in place, as Python's open(path, "w") does, first make it empty and
// then write for a while. Whoever finds that the end of a file is missing, and that somebody has it
// open for writing or has changed it just now, waits for the rest with this; not for long.
// Threads: any one.
class AwaitedEnd
{
public:
    // Whether a file whose end is missing may still be being written. `fd`: it, open for reading,
    // if it is.
    bool mayCome(const FileStamp &stamp, int fd = -1);
    // Whether somebody is writing into the open file, though its end may be there: what was changed
    // long ago is not looked at.
    bool isWriting(const FileStamp &stamp, int fd);
    // Whether it was waited for, and may be for longer: then it also counts as being written that
    // the file changes while it is looked at.
    bool isAwaited() const;
    // Of a file that was read since `beganNs`, by its stamp from behind that: whether nobody wrote
    // meanwhile, nor may be at it, as isWriting() has it.
    static bool wasAtRest(const FileStamp &stamp, qint64 beganNs);
    static void pause(); // some milliseconds, after which one looks again

private:
    std::optional<std::chrono::steady_clock::time_point> m_since; // when it was first waited for
};

} // namespace kvlens
