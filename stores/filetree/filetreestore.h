// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// FileTreeStore of py-key-value: a folder for each collection, a JSON file for each key, and an
// information file for each collection. See docs/formats/filetree.md.
#pragma once

#include "stores/catalog.h"

namespace kvlens {

// filetree:DIR?metadata=DIR&keys=v1&collections=v1; a bare folder is recognised by its contents.
// Keys are listed by the names of their files. A key that is no file's name is looked for, and
// made, under its V1 name if that strategy is in use.
BackendInfo fileTreeBackend();

} // namespace kvlens
