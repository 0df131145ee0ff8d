// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The last step of `put` and `rm`: staged edits are written as the window's Persist writes them.
#pragma once

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/openedstore.h"
#include "model/persist.h"

namespace kvlens {

// Writes the staged edits, each only if its entry is still what was read. Nothing staged is nothing
// written, and done. What replacing a file changes is noted before, where a backup lies afterwards;
// so is the first failure.
ExitStatus persist(
    Store &store, const ChangeSet &changes, Act act, const WriteChoice &choice, Console &console);

// Of a store that is read-only: says so, and what could be done.
ExitStatus failToWrite(const Store &store, Act act, const Error &reason, Console &console);

// What is stored under the ref now, or an entry that is not there. Errors as Store::read().
Result<Entry> readOrAbsent(Store &store, const EntryRef &ref);

// Answers nothing if the store can be written, else why not.
std::optional<Error> whyReadOnly(const Store &store);

// Why it cannot be written in the manner that was asked for; nothing: it can.
std::optional<QString> whyNotSo(const Store &store, const WriteChoice &choice);

} // namespace kvlens
