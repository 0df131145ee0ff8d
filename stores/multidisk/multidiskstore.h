// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// MultiDiskStore of py-key-value: a folder of diskcache for each collection.
#pragma once

#include "stores/catalog.h"

namespace kvlens {

// multidisk:DIR; a folder whose folders are diskcaches with envelopes is recognised. The folder of
// a collection has a name that is made of its own, which only the envelopes in it tell; what the
// library has put elsewhere ("..", in old versions) is not followed.
BackendInfo multiDiskBackend();

} // namespace kvlens
