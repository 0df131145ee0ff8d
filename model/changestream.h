// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Staged edits as a stream of bytes, to be found again after the program has ended.
#pragma once

#include "model/changeset.h"

#include <stop_token>

class QIODevice;

namespace kvlens {

// All of the edits in their order: what they rest on, what is wanted, failures and conflicts. The
// stream says its version and ends with a checksum. Unavailable, Cancelled.
Result<void> writeChanges(
    QIODevice &device, const ChangeSet &changes, const std::stop_token &stop = {});

// What writeChanges() wrote, and nothing that comes behind it. Corrupt: it is cut short or damaged;
// Unsupported: a later version wrote it. Unavailable, Cancelled. Takes no more memory than there
// are bytes, whatever they claim.
Result<ChangeSet> readChanges(QIODevice &device, const std::stop_token &stop = {});

} // namespace kvlens
