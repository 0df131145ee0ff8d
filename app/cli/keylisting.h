// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Listing keys for `ls`: pages in, single keys out, and where to go on.
#pragma once

#include "stores/store.h"

namespace kvlens {

struct KeyQuery
{
    QList<QByteArray> prefixes = {}; // a key begins with one of them; none: with anything
    KeyCursor from = {};
    qint64 limit = -1; // -1: all
};

using KeyVisitor = std::function<void(QByteArrayView key)>;

// Shows the effective keys that begin with a prefix, at most `limit` of them; answers the cursor
// behind the last one shown. Errors as Store::keys().
Result<KeyCursor> visitKeys(
    Store &store, const CollectionRef &collection, const KeyQuery &query, const KeyVisitor &visit);

} // namespace kvlens
