// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session tells of itself.
#pragma once

#include "stores/backend.h"

namespace kvlens {

enum class SessionState : quint8 {
    Opening,
    Loading, // usable; more keys are still being found
    Ready, // every key is known; the store may still be checking what it found
    Failed, // error() says why; retry() tries again; edits are kept
};

// The long thing in hand, if any.
struct Activity
{
    enum class Kind : quint8 {
        None,
        Opening,
        Loading,
        Checking,
        Reloading,
        Persisting,
        Copying,
        Searching,
        Filtering,
        Sorting,
        Saving, // a value to a file
        Staging, // an edit of many entries
        Surveying, // what it holds as an index
        Counting, // for statistics
        Comparing, // vectors
        Differing, // with another store
        Gathering, // entries for the clipboard
    };
    Kind kind = Kind::None;
    qint64 done = 0; // bytes or keys, as the store counts
    qint64 total = -1; // -1: not known
    // Of Opening and Persisting: what it is busy with, or waits for.
    OpenStep step = OpenStep::Open;
    bool operator==(const Activity &) const = default;
};

} // namespace kvlens
