// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the cells of the tree show, by column and role of StoreTreeModel.
#pragma once

#include "model/treestore.h"

#include <QVariant>

namespace kvlens {

struct CellPlace
{
    const TreeNode &node; // that the row stands for, or whose row it is
    const TreeNode::Row &row;
    qint64 position = -1; // of a stored key
    const std::optional<EntryRef> &ref; // of a key; nothing: its page is not at hand
};
QVariant treeCell(const TreeStore &store, const CellPlace &place, int column, int role);

} // namespace kvlens
