// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A small store that tells nothing of what it was made from. Pure.
#pragma once

#include "model/bugreport/smallstore.h"
#include "model/index/idtable.h"

namespace kvlens {

struct Anonymity
{
    bool hidesTexts = false; // and names, keys, numbers and ids
    int decimals = -1; // of the numbers of vectors; -1: they stay as they are
    QByteArray salt = {}; // nobody should know it; see nonsenseOf()
};

// `ids`: those of the store, as IndexParts::ids. They become "node-1", "document-1", "index-1" …,
// the same one the same everywhere. Texts, names of metadata, and numbers that are no positions,
// become nonsense of the same shape; what the library itself calls its members, types and
// templates stays, and so do names of files.
SmallStore anonymous(const SmallStore &store, const IdTable &ids, const Anonymity &how);

} // namespace kvlens
