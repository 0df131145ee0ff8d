// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/treenode.h"

namespace kvlens {

qint64 TreeNode::keyRows() const
{
    return isRanged ? (stored + rangeSize - 1) / rangeSize : stored;
}

qint64 TreeNode::rangeCount(qint64 range) const
{
    return std::min(rangeSize, stored - range * rangeSize);
}

int TreeNode::rowCount() const
{
    return tailRow() + (hasTail ? 1 : 0);
}

TreeNode::Row TreeNode::rowAt(int at) const
{
    if (at < firstKeyRow()) {
        TreeNode *child = children.at(size_t(at)).get();
        return {child->kind, 0, false, child};
    }
    if (at < firstAddedRow())
        return {isRanged ? NodeKind::Range : NodeKind::Key, at - firstKeyRow()};
    if (at < tailRow())
        return {NodeKind::Key, at - firstAddedRow(), true};
    return {NodeKind::Tail};
}

std::pair<int, qint64> TreeNode::placeOf(qint64 shown) const
{
    if (isRanged)
        return {int(shown % rangeSize), shown / rangeSize};
    return {int(firstKeyRow() + shown), -1};
}

CollectionRef TreeNode::identity() const
{
    constexpr quint32 noCollection = 0xffffffff;
    return kind == NodeKind::Collection ? *keysOf : CollectionRef {{}, group, noCollection, true};
}

} // namespace kvlens
