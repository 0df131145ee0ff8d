// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is wanted against what is there: which rows of the tree come and go. Pure arithmetic over
// nodes; whoever shows them hears of every step around the moment at which it is taken.
#pragma once

#include "model/treenode.h"

#include <functional>

namespace kvlens {

// Where rows are: below a node, or below one of its ranges.
struct RowParent
{
    const TreeNode &node;
    qint64 range = -1;
};

// The first three take the step by calling `change` once.
class RowSink
{
public:
    using Change = std::function<void()>;

    virtual void insert(const RowParent &parent, int first, int last, const Change &change) = 0;
    virtual void remove(const RowParent &parent, int first, int last, const Change &change) = 0;
    virtual void move(const RowParent &parent, int from, int to, const Change &change) = 0; // up
    // Between the two many rows become others at once. What they stood for is found again by where
    // its key stands in the listing; or by its name, where that has changed.
    enum class Find : quint8 { ByPosition, ByName };
    virtual void aboutToRearrange() = 0;
    virtual void rearranged(Find find) = 0;
    // What rows say is another.
    virtual void changed(const RowParent &parent, int first, int last) = 0;
    virtual void changed(const TreeNode &node) = 0;

protected:
    ~RowSink() = default;
};

// Nodes by their ids, and those of one store by whose keys are below.
class NodeIndex
{
public:
    // The ids are the whole tree's; both outlive us.
    NodeIndex(QHash<quint32, TreeNode *> &ids, quint32 &lastId)
        : m_ids(ids)
        , m_lastId(lastId)
    {
    }

    void add(TreeNode &node); // gives it its id
    void remove(const TreeNode &node);
    void setKeysOf(TreeNode &node, const std::optional<CollectionRef> &ref);
    TreeNode *find(const CollectionRef &ref) const { return m_nodes.value(ref); }
    const QHash<CollectionRef, TreeNode *> &all() const { return m_nodes; }

private:
    QHash<quint32, TreeNode *> &m_ids;
    quint32 &m_lastId;
    QHash<CollectionRef, TreeNode *> m_nodes;
};

// A store's tree as it is to be, without keys: groups and collections in this order.
std::unique_ptr<TreeNode> wantedTree(const QList<CollectionRef> &collections);
// Makes the groups and collections below a node those that are wanted; what stays keeps its node.
void syncChildren(TreeNode &node, const TreeNode &wanted, NodeIndex &index, RowSink &sink);
// Adds what is fresh behind what is there, and looks at nothing else.
void appendChildren(TreeNode &node, const TreeNode &fresh, NodeIndex &index, RowSink &sink);

// How many stored keys are shown; above a threshold as ranges.
void setStored(TreeNode &node, qint64 count, RowSink &sink);
void setAdded(TreeNode &node, const EditList &added, RowSink &sink);
void setTail(TreeNode &node, bool hasTail, RowSink &sink);
// Shown stored keys have other contents.
void keysChanged(const TreeNode &node, qint64 first, qint64 last, RowSink &sink);

} // namespace kvlens
