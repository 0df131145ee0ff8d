// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the entries of one store differ from those of another, of whatever kinds both are.
#pragma once

#include "stores/store.h"

namespace kvlens {

struct EntryDifference
{
    QList<EntryRef> removed;
    QList<EntryRef> added;
    QList<EntryRef> changed; // another value; how JSON is laid out makes no difference
    // Keys in both that stand for others in one of them alone: they are compared as they are shown.
    qint64 standIns = 0;
    Reason standInsAre = {}; // why
};

// Collections are the same if their names and files are. Memory: keys, and 24 bytes for each.
// Errors as Store::scan() and Store::read().
Result<EntryDifference> entryDifference(Store &from, Store &to, const std::stop_token &stop = {});

} // namespace kvlens
