// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storetreemodel.h"

namespace kvlens {

// An index carries its parent: the node's id in the upper half, and in the lower half the number of
// the range below that node, counted from 1; 0: no range.
static_assert(sizeof(quintptr) == 8, "an index needs two numbers of 32 bits");

namespace {

quintptr idOf(const TreeNode *parent, qint64 range = -1)
{
    return parent ? (quintptr(parent->id) << 32) | quintptr(range + 1) : 0;
}

quint32 parentOf(quintptr id)
{
    return quint32(id >> 32);
}

qint64 rangeOf(quintptr id)
{
    return qint64(id & 0xffffffff) - 1;
}

} // namespace

StoreTreeModel::StoreTreeModel(Workspace &workspace, QObject *parent)
    : QAbstractItemModel(parent)
    , m_workspace(workspace)
{
    connect(&workspace, &Workspace::opened, this, &StoreTreeModel::addStore);
    connect(&workspace, &Workspace::aboutToClose, this, &StoreTreeModel::removeStore);
    for (StoreSession *session : workspace.sessions())
        addStore(session);
}

StoreTreeModel::~StoreTreeModel() = default;

TreeStore *StoreTreeModel::find(const StoreSession *session) const
{
    for (const auto &store : m_stores) {
        if (store->root->session == session)
            return store.get();
    }
    return nullptr;
}

QModelIndex StoreTreeModel::indexOf(const StoreSession *session) const
{
    const TreeStore *store = find(session);
    return store ? indexOf(*store->root) : QModelIndex();
}

QModelIndex StoreTreeModel::indexOf(
    const StoreSession *session, const CollectionRef &collection) const
{
    const TreeStore *store = find(session);
    const TreeNode *node = store ? store->nodes.value(collection) : nullptr;
    return node ? indexOf(*node) : QModelIndex();
}

QModelIndex StoreTreeModel::indexOf(const StoreSession *session, const EntryRef &ref) const
{
    const TreeStore *store = find(session);
    const TreeNode *node = store ? store->nodes.value(ref.collection) : nullptr;
    if (!node || ref.part != EntryPart::Value)
        return {};
    if (const QModelIndex added = addedIndex(*node, ref); added.isValid())
        return added;
    const qint64 shown = shownOf(*node, session->keys().positionOf(ref));
    return shown < 0 ? QModelIndex() : keyIndex(*node, shown);
}

QModelIndex StoreTreeModel::indexOf(const TreeNode &node, int column) const
{
    return createIndex(node.row, column, idOf(node.parent));
}

QModelIndex StoreTreeModel::rangeIndex(const TreeNode &node, qint64 range, int column) const
{
    return createIndex(int(node.firstKeyRow() + range), column, idOf(&node));
}

QModelIndex StoreTreeModel::keyIndex(const TreeNode &node, qint64 shown, int column) const
{
    const auto [row, range] = node.placeOf(shown);
    return createIndex(row, column, idOf(&node, range));
}

QModelIndex StoreTreeModel::addedIndex(const TreeNode &node, const EntryRef &ref, int column) const
{
    const qsizetype at = node.added.indexOf(ref);
    return at < 0 ? QModelIndex()
                  : createIndex(int(node.firstAddedRow() + at), column, idOf(&node));
}

TreeNode *StoreTreeModel::nodeAt(const QModelIndex &index) const
{
    return rowOf(index).row.child;
}

// The part that asks for nothing but arithmetic: a view asks it of every row that it lays out.
StoreTreeModel::Place StoreTreeModel::rowOf(const QModelIndex &index) const
{
    TreeNode *owner = m_nodes.value(parentOf(index.internalId()));
    if (!owner) {
        TreeNode *root = m_stores.at(size_t(index.row()))->root.get();
        return {nullptr, {NodeKind::Store, 0, false, root}, index};
    }
    Place place {owner, {}, index};
    const qint64 range = rangeOf(index.internalId());
    if (range < 0)
        place.row = owner->rowAt(index.row());
    else
        place.row.at = range * TreeNode::rangeSize + index.row();
    return place;
}

StoreTreeModel::Place StoreTreeModel::placeOf(const QModelIndex &index) const
{
    Place place = rowOf(index);
    TreeNode *owner = place.owner;
    if (place.row.kind != NodeKind::Key)
        return place;
    if (place.row.isAdded) {
        place.ref = owner->added.at(place.row.at);
        return place;
    }
    place.position = positionOf(*owner, place.row.at);
    if (const auto item = owner->session->keys().at(*owner->keysOf, place.position))
        place.ref = EntryRef {*owner->keysOf, item->key.toByteArray(), item->shadow};
    return place;
}

qint64 StoreTreeModel::positionOf(const TreeNode &node, qint64 shown) const
{
    const TreeStore &store = storeOf(node);
    if (store.search)
        return store.search->matches(*node.keysOf).value(shown);
    const KeySorter::Order order = store.sorter ? store.sorter->order(*node.keysOf) : nullptr;
    return order ? order->positionAt(shown) : shown;
}

qint64 StoreTreeModel::shownOf(const TreeNode &node, qint64 position) const
{
    if (position < 0)
        return -1;
    const TreeStore &store = storeOf(node);
    const KeySorter::Order order
        = store.sorter && !store.search ? store.sorter->order(*node.keysOf) : nullptr;
    const qint64 shown = store.search ? store.search->slotOf(*node.keysOf, position)
        : order                       ? order->rowOf(position)
                                      : position;
    return shown < node.stored ? shown : -1;
}

QModelIndex StoreTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || parent.column() > KeyColumn)
        return {};
    if (!parent.isValid())
        return row < rowCount() ? createIndex(row, column, idOf(nullptr)) : QModelIndex();
    const Place place = rowOf(parent);
    if (row >= rowsBelow(place))
        return {};
    if (place.row.child)
        return createIndex(row, column, idOf(place.row.child));
    return createIndex(row, column, idOf(place.owner, place.row.at));
}

QModelIndex StoreTreeModel::parent(const QModelIndex &child) const
{
    const TreeNode *owner = child.isValid() ? m_nodes.value(parentOf(child.internalId())) : nullptr;
    if (!owner)
        return {};
    const qint64 range = rangeOf(child.internalId());
    return range < 0 ? indexOf(*owner) : rangeIndex(*owner, range);
}

int StoreTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_stores.size());
    if (parent.column() != KeyColumn)
        return 0;
    return rowsBelow(rowOf(parent));
}

int StoreTreeModel::rowsBelow(const Place &place)
{
    if (place.row.child)
        return place.row.child->rowCount();
    return place.row.kind == NodeKind::Range ? int(place.owner->rangeCount(place.row.at)) : 0;
}

int StoreTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool StoreTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0 || canFetchMore(parent);
}

bool StoreTreeModel::canFetchMore(const QModelIndex &parent) const
{
    if (!parent.isValid() || parent.column() != KeyColumn)
        return false;
    const TreeNode *node = nodeAt(parent);
    return node && node->keysOf && !storeOf(*node).search
        && node->session->keys().canFetchMore(*node->keysOf);
}

void StoreTreeModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const TreeNode *node = nodeAt(parent);
    node->session->fetchMoreKeys(*node->keysOf);
}

Qt::ItemFlags StoreTreeModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && rowOf(index).row.kind == NodeKind::Key)
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

} // namespace kvlens
