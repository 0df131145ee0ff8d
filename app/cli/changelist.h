// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Staged edits as the verbs that make many of them tell them.
#pragma once

#include "app/cli/openedstore.h"
#include "model/changeset.h"
#include "report/jsonwriter.h"

namespace kvlens {

// One line a file: how many entries were, or would be, changed in it.
void printChanges(const ChangeSet &changes, const QString &storePath, Console &console);

// One line an entry.
void printEachChange(const ChangeSet &changes, const OpenedStore &opened, Console &console);

// An array of them, as the next value.
void writeChanges(JsonWriter &writer, const ChangeSet &changes);

} // namespace kvlens
