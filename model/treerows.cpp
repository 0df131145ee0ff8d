// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/treerows.h"

#include <QSet>

#include <algorithm>

namespace kvlens {

namespace {

std::unique_ptr<TreeNode> makeNode(NodeKind kind, const QByteArray &group)
{
    auto node = std::make_unique<TreeNode>();
    node->kind = kind;
    node->group = group;
    return node;
}

TreeNode &groupNode(TreeNode &root, const QByteArray &name)
{
    if (name.isEmpty())
        return root;
    const auto isIt = [&name](const auto &child) {
        return child->kind == NodeKind::Group && child->group == name;
    };
    const auto found = std::find_if(root.children.rbegin(), root.children.rend(), isIt);
    if (found != root.children.rend())
        return **found;
    return *root.children.emplace_back(makeNode(NodeKind::Group, name));
}

void addCollection(TreeNode &root, const CollectionRef &ref)
{
    TreeNode &parent = groupNode(root, ref.group);
    if (ref.topLevel && ref.shadow == 0) {
        parent.keysOf = ref;
        return;
    }
    parent.children.push_back(makeNode(NodeKind::Collection, ref.group));
    parent.children.back()->keysOf = ref;
}

// The groups of a node by name, if any is asked for by the children of another.
QHash<QByteArray, TreeNode *> groupsIn(const TreeNode &node, const TreeNode &asking)
{
    const auto isGroup = [](const auto &child) { return child->kind == NodeKind::Group; };
    QHash<QByteArray, TreeNode *> groups;
    if (std::none_of(asking.children.begin(), asking.children.end(), isGroup))
        return groups;
    for (const auto &child : node.children) {
        if (isGroup(child))
            groups.insert(child->group, child.get());
    }
    return groups;
}

QSet<CollectionRef> identities(const TreeNode &parent)
{
    QSet<CollectionRef> all;
    for (const auto &child : parent.children)
        all.insert(child->identity());
    return all;
}

void renumber(TreeNode &node, int from = 0)
{
    for (size_t i = size_t(from); i < node.children.size(); ++i)
        node.children[i]->row = int(i);
}

// Whose keys stand below a store or a group itself.
void setKeysOf(
    TreeNode &node, const std::optional<CollectionRef> &ref, NodeIndex &index, RowSink &sink)
{
    setStored(node, 0, sink);
    setAdded(node, {}, sink);
    setTail(node, false, sink);
    index.setKeysOf(node, ref);
}

void dropChildren(
    TreeNode &node, const QSet<CollectionRef> &wanted, NodeIndex &index, RowSink &sink)
{
    for (int i = int(node.children.size()) - 1; i >= 0; --i) {
        TreeNode &child = *node.children[size_t(i)];
        if (wanted.contains(child.identity()))
            continue;
        dropChildren(child, {}, index, sink);
        sink.remove({node}, i, i, [&] {
            index.remove(child);
            node.children.erase(node.children.begin() + i);
            renumber(node, i);
        });
    }
}

void insertChildren(TreeNode &node, const TreeNode &wanted, int first, int last, int at,
    NodeIndex &index, RowSink &sink)
{
    std::vector<std::unique_ptr<TreeNode>> fresh;
    for (int i = first; i <= last; ++i) {
        const TreeNode &model = *wanted.children[size_t(i)];
        TreeNode &child = *fresh.emplace_back(makeNode(model.kind, model.group));
        child.session = node.session;
        child.parent = &node;
        if (model.kind == NodeKind::Collection)
            child.keysOf = model.keysOf;
    }
    sink.insert({node}, at, at + last - first, [&] {
        for (const auto &child : fresh)
            index.add(*child);
        node.children.insert(node.children.begin() + at, std::make_move_iterator(fresh.begin()),
            std::make_move_iterator(fresh.end()));
        renumber(node, at);
    });
}

void moveChildTo(TreeNode &node, const CollectionRef &identity, int row, RowSink &sink)
{
    const auto found = std::find_if(node.children.begin() + row, node.children.end(),
        [&identity](const auto &child) { return child->identity() == identity; });
    const int from = int(std::distance(node.children.begin(), found));
    if (from == row)
        return;
    sink.move({node}, from, row, [&] {
        std::rotate(node.children.begin() + row, found, found + 1);
        renumber(node, row);
    });
}

// Fills the last range, then adds ranges.
void growRanges(TreeNode &node, qint64 count, RowSink &sink)
{
    const qint64 last = node.keyRows() - 1;
    const qint64 filled = std::min(count, (last + 1) * TreeNode::rangeSize);
    if (filled > node.stored) {
        const int had = int(node.rangeCount(last));
        sink.insert(
            {node, last}, had, int(had + filled - node.stored - 1), [&] { node.stored = filled; });
        const int row = int(node.firstKeyRow() + last);
        sink.changed({node}, row, row);
    }
    if (count > filled) {
        const qint64 more = (count + TreeNode::rangeSize - 1) / TreeNode::rangeSize - (last + 1);
        const int first = node.firstAddedRow();
        sink.insert({node}, first, int(first + more - 1), [&] { node.stored = count; });
    }
}

} // namespace

void NodeIndex::add(TreeNode &node)
{
    node.id = ++m_lastId;
    m_ids.insert(node.id, &node);
    if (node.keysOf)
        m_nodes.insert(*node.keysOf, &node);
}

void NodeIndex::remove(const TreeNode &node)
{
    m_ids.remove(node.id);
    if (node.keysOf)
        m_nodes.remove(*node.keysOf);
}

void NodeIndex::setKeysOf(TreeNode &node, const std::optional<CollectionRef> &ref)
{
    if (node.keysOf)
        m_nodes.remove(*node.keysOf);
    node.keysOf = ref;
    if (ref)
        m_nodes.insert(*ref, &node);
}

std::unique_ptr<TreeNode> wantedTree(const QList<CollectionRef> &collections)
{
    auto root = makeNode(NodeKind::Store, {});
    for (const CollectionRef &ref : collections)
        addCollection(*root, ref);
    return root;
}

void syncChildren(TreeNode &node, const TreeNode &wanted, NodeIndex &index, RowSink &sink)
{
    if (node.keysOf != wanted.keysOf)
        setKeysOf(node, wanted.keysOf, index, sink);
    dropChildren(node, identities(wanted), index, sink);
    const QSet<CollectionRef> present = identities(node);
    const int count = int(wanted.children.size());
    for (int i = 0; i < count; ++i) {
        int end = i;
        while (end < count && !present.contains(wanted.children[size_t(end)]->identity()))
            ++end;
        if (end > i)
            insertChildren(node, wanted, i, end - 1, i, index, sink);
        else
            moveChildTo(node, wanted.children[size_t(i)]->identity(), i, sink);
        i = std::max(i, end - 1);
    }
    for (size_t i = 0; i < wanted.children.size(); ++i) {
        if (wanted.children[i]->kind == NodeKind::Group)
            syncChildren(*node.children[i], *wanted.children[i], index, sink);
    }
}

void appendChildren(TreeNode &node, const TreeNode &fresh, NodeIndex &index, RowSink &sink)
{
    if (fresh.keysOf)
        setKeysOf(node, fresh.keysOf, index, sink);
    const int count = int(fresh.children.size());
    const QHash<QByteArray, TreeNode *> groups = groupsIn(node, fresh);
    const auto known = [&groups](const TreeNode &child) {
        return child.kind == NodeKind::Group ? groups.value(child.group) : nullptr;
    };
    for (int i = 0; i < count;) {
        if (TreeNode *group = known(*fresh.children[size_t(i)])) {
            appendChildren(*group, *fresh.children[size_t(i++)], index, sink);
            continue;
        }
        const int first = i;
        while (i < count && (i == first || !known(*fresh.children[size_t(i)])))
            ++i;
        const int at = int(node.children.size());
        insertChildren(node, fresh, first, i - 1, at, index, sink);
        for (int added = first; added < i; ++added)
            appendChildren(*node.children[size_t(at + added - first)],
                *fresh.children[size_t(added)], index, sink);
    }
}

void setStored(TreeNode &node, qint64 count, RowSink &sink)
{
    if (count == node.stored)
        return;
    const bool isRanged = count > TreeNode::rangeThreshold;
    if (isRanged != node.isRanged || (isRanged && count < node.stored)) {
        sink.aboutToRearrange();
        node.stored = count;
        node.isRanged = isRanged;
        sink.rearranged(RowSink::Find::ByPosition);
    } else if (isRanged) {
        growRanges(node, count, sink);
    } else if (count > node.stored) {
        const int first = node.firstAddedRow();
        sink.insert(
            {node}, first, int(first + count - node.stored - 1), [&] { node.stored = count; });
    } else {
        const int end = node.firstAddedRow();
        sink.remove(
            {node}, int(end - (node.stored - count)), end - 1, [&] { node.stored = count; });
    }
}

void setAdded(TreeNode &node, const EditList &added, RowSink &sink)
{
    const int first = node.firstAddedRow();
    const auto remove = [&](const RowRange &range, const auto &step) {
        const int row = first + int(range.first);
        sink.remove({node}, row, row + int(range.count) - 1, step);
    };
    const auto insert = [&](const RowRange &range, const auto &step) {
        const int row = first + int(range.first);
        sink.insert({node}, row, row + int(range.count) - 1, step);
    };
    for (const RowRange &range : node.added.become(added, remove, insert)) {
        const int row = first + int(range.first);
        sink.changed({node}, row, row + int(range.count) - 1);
    }
}

void setTail(TreeNode &node, bool hasTail, RowSink &sink)
{
    const int row = node.tailRow();
    if (hasTail == node.hasTail) {
        if (hasTail)
            sink.changed({node}, row, row);
    } else if (hasTail) {
        sink.insert({node}, row, row, [&] { node.hasTail = true; });
    } else {
        sink.remove({node}, row, row, [&] { node.hasTail = false; });
    }
}

void keysChanged(const TreeNode &node, qint64 first, qint64 last, RowSink &sink)
{
    last = std::min(last, node.stored - 1);
    while (first <= last) {
        const qint64 end = node.isRanged
            ? std::min(last, (first / TreeNode::rangeSize + 1) * TreeNode::rangeSize - 1)
            : last;
        const auto [row, range] = node.placeOf(first);
        sink.changed({node, range}, row, int(row + end - first));
        first = end + 1;
    }
}

} // namespace kvlens
