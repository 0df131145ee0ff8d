// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Folders of a file tree that are the same collection, as their information files say.
#pragma once

#include "stores/filetree/treeindex.h"

namespace kvlens {

// A problem for each that another one hides, if it has keys. Nothing as long as the tree is being
// listed.
QList<Problem> shadowedFolders(TreeIndex &index);

} // namespace kvlens
