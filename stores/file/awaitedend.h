// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stores/file/filestamp.h"

#include <chrono>
#include <optional>

namespace kvlens {

// Programs that write a file in place, as Python's open(path, "w") does, first make it empty and
// then write for a while. Whoever finds that the end of a file is missing, and that it was changed
// just now, waits for the rest with this; not for long, for its writer may have been killed.
// Threads: any one.
class AwaitedEnd
{
public:
    // Whether a file whose end is missing may still be being written.
    bool mayCome(const FileStamp &stamp);
    // Whether it was waited for, and may be for longer: then it also counts as being written that
    // the file changes while it is looked at.
    bool isAwaited() const;
    static void pause(); // some milliseconds, after which one looks again

private:
    std::optional<std::chrono::steady_clock::time_point> m_since; // when it was first waited for
};

} // namespace kvlens
