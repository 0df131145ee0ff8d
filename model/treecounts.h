// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many keys a row of the tree stands for.
#pragma once

#include "model/treestore.h"

namespace kvlens {

// Of a collection, or of all in a file. -1: the store does not count, and its listing has not come
// to the end.
qint64 countOf(const TreeStore &store, const TreeNode &node);

// What is stored of it, and behind it what is not yet: "1,000 keys, 2 added".
QString countText(const TreeStore &store, const TreeNode &node);

} // namespace kvlens
