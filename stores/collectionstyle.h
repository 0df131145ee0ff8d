// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a new value is written in a collection, be that there or new itself. A pure function.
#pragma once

#include "stores/entry.h"

namespace kvlens {

// As the store says of the collection, else as of another one in its file.
json::Style styleOfNew(const QList<CollectionInfo> &collections, const CollectionRef &collection);

} // namespace kvlens
