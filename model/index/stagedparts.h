// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an index will hold once its staged edits are persisted. Pure.
#pragma once

#include "model/changeset.h"
#include "model/index/indexparts.h"

namespace kvlens {

// The stored parts with the edits laid over, each in the place of what it changes; what is new
// stands behind. Costs about what a copy of the parts does.
IndexParts withEdits(const IndexParts &stored, const ChangeSet &changes);

// Where an entry is stored that has this key now: another one, if a staged edit gave it the key.
EntryRef storedRef(const ChangeSet &changes, const EntryRef &now);
// The other way round: the key that the entry has now.
QByteArray keyNow(const ChangeSet &changes, const EntryRef &stored);

} // namespace kvlens
