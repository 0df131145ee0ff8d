// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the tree that keeps the rows of keys up to date.
#include "model/storetreemodel.h"

namespace kvlens {

namespace {
constexpr qsizetype fewRows = 64; // more are announced together
}

qint64 StoreTreeModel::countToShow(const TreeNode &node) const
{
    const KeySearch *search = storeOf(node).search;
    return search ? search->matches(*node.keysOf).size() : node.session->keys().count(*node.keysOf);
}

QList<EntryRef> StoreTreeModel::addedToShow(const TreeNode &node) const
{
    QList<EntryRef> added = node.session->changes().added(*node.keysOf);
    if (const KeySearch *search = storeOf(node).search)
        added.removeIf(
            [search](const EntryRef &ref) { return !search->filter().matches(ref.key); });
    return added;
}

void StoreTreeModel::syncKeys(TreeNode &node)
{
    const qint64 before = node.stored;
    setStored(node, countToShow(node));
    setAdded(node, addedToShow(node));
    if (node.stored != before)
        announceRow(indexOf(node));
}

void StoreTreeModel::setStored(TreeNode &node, qint64 count)
{
    if (count == node.stored)
        return;
    const bool isRanged = count > TreeNode::rangeThreshold;
    if (isRanged != node.isRanged || (isRanged && count < node.stored)) {
        relayout([&] {
            node.stored = count;
            node.isRanged = isRanged;
        });
    } else if (isRanged) {
        growRanges(node, count);
    } else if (count > node.stored) {
        const int first = node.firstAddedRow();
        beginInsertRows(indexOf(node), first, int(first + count - node.stored - 1));
        node.stored = count;
        endInsertRows();
    } else {
        const int end = node.firstAddedRow();
        beginRemoveRows(indexOf(node), int(end - (node.stored - count)), end - 1);
        node.stored = count;
        endRemoveRows();
    }
}

// Fills the last range, then adds ranges.
void StoreTreeModel::growRanges(TreeNode &node, qint64 count)
{
    const qint64 last = node.keyRows() - 1;
    const qint64 filled = std::min(count, (last + 1) * TreeNode::rangeSize);
    if (filled > node.stored) {
        const int had = int(node.rangeCount(last));
        beginInsertRows(rangeIndex(node, last), had, int(had + filled - node.stored - 1));
        node.stored = filled;
        endInsertRows();
        announceRow(rangeIndex(node, last));
    }
    if (count > filled) {
        const qint64 more = (count + TreeNode::rangeSize - 1) / TreeNode::rangeSize - (last + 1);
        const int first = node.firstAddedRow();
        beginInsertRows(indexOf(node), first, int(first + more - 1));
        node.stored = count;
        endInsertRows();
    }
}

void StoreTreeModel::setAdded(TreeNode &node, const QList<EntryRef> &added)
{
    const QSet<EntryRef> wanted(added.begin(), added.end());
    for (qsizetype i = node.added.size() - 1; i >= 0; --i) {
        if (wanted.contains(node.added.at(i)))
            continue;
        const int row = int(node.firstAddedRow() + i);
        beginRemoveRows(indexOf(node), row, row);
        node.added.removeAt(i);
        endRemoveRows();
    }
    const QSet<EntryRef> present(node.added.begin(), node.added.end());
    for (const EntryRef &ref : added) {
        if (present.contains(ref))
            continue;
        const int row = node.rowCount();
        beginInsertRows(indexOf(node), row, row);
        node.added.append(ref);
        endInsertRows();
    }
}

void StoreTreeModel::takeKeys(
    TreeStore &store, const CollectionRef &collection, qint64 first, qint64 count)
{
    TreeNode *node = store.nodes.value(collection);
    if (!node)
        return;
    if (!store.search)
        setStored(*node, countToShow(*node));
    if (!store.search && !store.sorter)
        announceKeys(*node, first, first + count - 1);
    else
        announcePositions(*node, first, count);
}

// Neighbours in the store may stand anywhere.
void StoreTreeModel::announcePositions(const TreeNode &node, qint64 first, qint64 count)
{
    QList<qint64> rows;
    for (qint64 position = first; position < first + count; ++position) {
        if (const qint64 shown = shownOf(node, position); shown >= 0)
            rows.append(shown);
    }
    std::sort(rows.begin(), rows.end());
    for (qsizetype i = 0; i < rows.size();) {
        qsizetype end = i + 1;
        while (end < rows.size() && rows.at(end) == rows.at(end - 1) + 1)
            ++end;
        announceKeys(node, rows.at(i), rows.at(end - 1));
        i = end;
    }
}

// Brings rows up to date with edits that changed.
void StoreTreeModel::takeEdits(TreeStore &store)
{
    if (store.isChanging)
        return; // listingChanged() does it all
    const QSet<EntryRef> dirty = std::exchange(store.dirty, {});
    QSet<CollectionRef> collections;
    for (const EntryRef &ref : dirty)
        collections.insert(ref.collection);
    const bool isNew = std::any_of(collections.begin(), collections.end(),
        [&store](const CollectionRef &ref) { return !store.infos.contains(ref); });
    if (isNew)
        syncStructure(store); // a collection of added keys comes or goes
    for (const CollectionRef &ref : std::as_const(collections)) {
        TreeNode *node = store.nodes.value(ref);
        if (!node)
            continue;
        setAdded(*node, addedToShow(*node));
        if (dirty.size() > fewRows)
            announceKeys(*node, 0, node->stored - 1);
    }
    if (dirty.size() <= fewRows) {
        for (const EntryRef &ref : dirty)
            announceRow(indexOf(store.root->session, ref));
    }
    announceRow(indexOf(*store.root));
}

void StoreTreeModel::announceKeys(const TreeNode &node, qint64 first, qint64 last)
{
    last = std::min(last, node.stored - 1);
    const int column = ColumnCount - 1;
    while (first <= last) {
        const qint64 end = node.isRanged
            ? std::min(last, (first / TreeNode::rangeSize + 1) * TreeNode::rangeSize - 1)
            : last;
        emit dataChanged(keyIndex(node, first), keyIndex(node, end, column));
        first = end + 1;
    }
}

void StoreTreeModel::announceRow(const QModelIndex &index)
{
    if (index.isValid())
        emit dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
}

} // namespace kvlens
