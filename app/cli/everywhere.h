// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the verbs have in common that edit an id in all files of an index.
#pragma once

#include "app/cli/command.h"
#include "app/cli/openedstore.h"
#include "model/changeset.h"

#include <functional>

namespace kvlens {

struct IndexParts;

// What is to be done with the id, and told before it is.
struct EverywhereEdits
{
    ChangeSet changes;
    QStringList notes = {};
};
using MakeEdits = std::function<Result<EverywhereEdits>(Store &store, const IndexParts &parts)>;

// Opens the index, has the edits made, tells them and, if it is no dry run, writes them, all or
// none. Nothing is written of an index that cannot be read to its end.
ExitStatus editEverywhere(const IdCommand &command, const MakeEdits &make, Console &console);

} // namespace kvlens
