// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The first and the last step of the verbs that edit entries: staged edits are written as the
// window's Persist writes them.
#pragma once

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/openedstore.h"
#include "model/persist.h"

namespace kvlens {

// Opens a store that can be written as it was chosen. Else why not is noted.
tl::expected<OpenedStore, ExitStatus> openToWrite(
    const QByteArray &address, const WriteChoice &choice, Console &console);

// An entry as it was typed.
struct TypedEntry
{
    const QByteArray &store;
    const QByteArray &collection;
    const QByteArray &key;
    bool isEscaped = false;
};
// It, as it is stored. Else why not is noted, and what of the store was not seen.
tl::expected<Entry, ExitStatus> readTyped(
    const OpenedStore &opened, const TypedEntry &typed, Act act, Console &console);

// With a key goes all that it hides, or that would be what readers see: stages that for all keys
// that are edited. The names of those keys.
Result<QStringList> stageHidden(const OpenedStore &opened, ChangeSet &changes);

// Writes the staged edits, each only if its entry is still what was read. Nothing staged is nothing
// written, and done. What replacing a file changes is noted before, where a backup lies afterwards;
// so is the first failure.
ExitStatus persist(
    Store &store, const ChangeSet &changes, Act act, const WriteChoice &choice, Console &console);

// Of a store that is read-only: says so, and what could be done.
ExitStatus failToWrite(const Store &store, const Error &reason, Console &console);

// What is stored under the ref now, or an entry that is not there. Errors as Store::read().
Result<Entry> readOrAbsent(Store &store, const EntryRef &ref);

// Answers nothing if the store can be written, else why not.
std::optional<Error> whyReadOnly(const Store &store);

// Why it cannot be written in the manner that was asked for; nothing: it can.
std::optional<QString> whyNotSo(const Store &store, const WriteChoice &choice);

} // namespace kvlens
