// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A store as a cache server is: entries are found by their keys, and nobody can list them.
#pragma once

#include "tests/support/remoteserver.h"
#include "tests/support/tablestore.h"

namespace kvlens::test {

inline const CollectionRef noListingCollection {"cache"};

// Over what the table holds in that collection; it is there though it be empty.
StoreOpener noListingOpener(std::shared_ptr<Table> table, std::shared_ptr<RemoteServer> server);

} // namespace kvlens::test
