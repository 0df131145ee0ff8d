// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is looked for in a file tree on request: in the names of its files, and among what writers
// have left.
#pragma once

#include "stores/filetree/treeindex.h"

namespace kvlens {

// As load(Examine). Lists what is not listed yet. Cancelled; errors of listing.
Result<QList<Problem>> examineTree(
    const TreePlace &place, TreeIndex &index, const std::stop_token &stop);

} // namespace kvlens
