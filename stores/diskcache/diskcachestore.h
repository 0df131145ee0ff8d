// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// DiskStore of py-key-value: a folder of diskcache, with an SQLite database and the files of long
// values. Any other diskcache folder opens too, as what it holds, for reading.
#pragma once

#include "stores/catalog.h"

namespace kvlens {

// diskcache:DIR; a folder with such a database is recognised, and so is the database itself. Each
// read is of what is stored by then: a program that writes at the same time is not kept from it.
BackendInfo diskCacheBackend();

} // namespace kvlens
