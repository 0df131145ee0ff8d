// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Gives a document or a node of an index another id: in every file, and in whatever names it.
#pragma once

#include "model/everywhere/removal.h"

namespace kvlens {

// Keys, records, relationships, what indexes hold, vectors and graphs. `parts` are of the store as
// it is. What the id is of does not matter: a document that is stored whole is a node as well.
// NotFound: there is none of that id. Conflict: there is one of the new id. Else errors as
// Store::read().
Result<ChangeSet> renameEverywhere(Store &store, const IndexParts &parts, IdKind kind,
    const QByteArray &from, const QByteArray &to, const std::stop_token &stop = {});

} // namespace kvlens
