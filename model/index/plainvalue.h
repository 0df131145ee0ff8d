// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Values that belong to no index, as far as a check wants to know of them.
#pragma once

#include "model/index/indexparts.h"

namespace kvlens {

// Notes a value that is neither an object nor a list: SimpleKVStore gives out copies, and nothing
// else in JSON can be copied.
void takePlain(const Entry &entry, PartPlace place, IndexParts &parts);

// Those of entries further on, behind what is noted.
void joinBare(const IndexParts::Bare &further, IndexParts &parts);

// A file of a LocalFileStore: an embedding, a document of LangChain, or anything else.
void takeLocalFile(const Entry &entry, PartPlace place, IndexParts &parts);

} // namespace kvlens
