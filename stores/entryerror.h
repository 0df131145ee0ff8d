// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries that cannot be read, for stores that go through many.
#pragma once

#include "stores/entry.h"

namespace kvlens {

// Whether an error says nothing of other entries: this one is gone, or may not be read.
bool isOfEntryAlone(const Error &error);

// An entry that cannot be read at all, with the reason.
Entry unreadableEntry(const EntryRef &ref, const Error &why);

} // namespace kvlens
