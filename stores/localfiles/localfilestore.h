// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// LocalFileStore of LangChain: every file below a folder is an entry, its bytes are the value.
#pragma once

#include "stores/catalog.h"

namespace kvlens {

// localfiles:DIR; a bare folder is taken for one if files in it are what LangChain keeps there:
// serialised objects, or embeddings.
BackendInfo localFileBackend();

} // namespace kvlens
