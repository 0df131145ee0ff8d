// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storetreemodel.h"

#include "model/treecells.h"
#include "model/treecolumns.h"

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

int rowsBelow(const TreeNode *owner, const TreeNode::Row &row)
{
    if (row.child)
        return row.child->rowCount();
    return row.kind == NodeKind::Range ? int(owner->rangeCount(row.at)) : 0;
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
        if (&store->session() == session)
            return store.get();
    }
    return nullptr;
}

QModelIndex StoreTreeModel::indexOf(const StoreSession *session) const
{
    const TreeStore *store = find(session);
    return store ? indexOf(store->root()) : QModelIndex();
}

QModelIndex StoreTreeModel::indexOf(
    const StoreSession *session, const CollectionRef &collection) const
{
    const TreeStore *store = find(session);
    const TreeNode *node = store ? store->find(collection) : nullptr;
    return node ? indexOf(*node) : QModelIndex();
}

QModelIndex StoreTreeModel::indexOf(const StoreSession *session, const EntryRef &ref) const
{
    const TreeStore *store = find(session);
    const TreeNode *node = store ? store->find(ref.collection) : nullptr;
    if (!node || ref.part != EntryPart::Value)
        return {};
    if (const qsizetype at = store->addedIndexOf(*node, ref); at >= 0)
        return indexIn({*node}, node->firstAddedRow() + int(at));
    const qint64 shown = store->rowOf(ref);
    return shown < 0 || shown >= node->stored ? QModelIndex() : keyIndex(*node, shown);
}

QModelIndex StoreTreeModel::indexOf(const TreeNode &node, int column) const
{
    return createIndex(node.row, column, idOf(node.parent));
}

QModelIndex StoreTreeModel::indexIn(const RowParent &parent, int row, int column) const
{
    return createIndex(row, column, idOf(&parent.node, parent.range));
}

QModelIndex StoreTreeModel::parentIndex(const RowParent &parent) const
{
    return parent.range < 0 ? indexOf(parent.node)
                            : indexIn({parent.node}, int(parent.node.firstKeyRow() + parent.range));
}

QModelIndex StoreTreeModel::keyIndex(const TreeNode &node, qint64 shown, int column) const
{
    const auto [row, range] = node.placeOf(shown);
    return indexIn({node, range}, row, column);
}

// The part that asks for nothing but arithmetic: a view asks it of every row that it lays out.
StoreTreeModel::Place StoreTreeModel::rowOf(const QModelIndex &index) const
{
    TreeNode *owner = m_nodes.value(parentOf(index.internalId()));
    if (!owner)
        return {
            nullptr, {NodeKind::Store, 0, false, &m_stores.at(size_t(index.row()))->root()}, index};
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
    const TreeNode *owner = place.owner;
    if (place.row.kind != NodeKind::Key)
        return place;
    if (place.row.isAdded) {
        place.ref = owner->added.refAt(place.row.at);
        return place;
    }
    const ShownKeys &shown = storeOf(*owner).shown();
    place.position = shown.rows(*owner->keysOf).positionAt(place.row.at);
    if (const auto item = shown.keys().at(*owner->keysOf, place.position))
        place.ref = EntryRef {*owner->keysOf, item->key.toByteArray(), item->shadow};
    return place;
}

QModelIndex StoreTreeModel::findAgain(const Place &place, Find find) const
{
    const int column = place.index.column();
    if (place.row.child)
        return indexOf(*place.row.child, column);
    const TreeNode &owner = *place.owner;
    if (place.row.kind == NodeKind::Tail)
        return owner.hasTail ? indexIn({owner}, owner.tailRow(), column) : QModelIndex();
    if (place.row.kind == NodeKind::Range)
        return owner.isRanged && place.row.at < owner.keyRows()
            ? indexIn({owner}, int(owner.firstKeyRow() + place.row.at), column)
            : QModelIndex();
    const TreeStore &store = storeOf(owner);
    const bool hasPosition = find == Find::ByPosition && !place.row.isAdded
        && store.session().keys().tier() == ListingTier::Positions;
    if (!hasPosition)
        return place.ref
            ? indexOf(&store.session(), store.movedTo(*place.ref)).siblingAtColumn(column)
            : QModelIndex();
    const qint64 shown = store.shown().rows(*owner.keysOf).rowOf(place.position);
    return shown < 0 || shown >= owner.stored ? QModelIndex() : keyIndex(owner, shown, column);
}

QModelIndex StoreTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || parent.column() > KeyColumn)
        return {};
    if (!parent.isValid())
        return row < rowCount() ? createIndex(row, column, idOf(nullptr)) : QModelIndex();
    const Place place = rowOf(parent);
    if (row >= rowsBelow(place.owner, place.row))
        return {};
    return place.row.child ? createIndex(row, column, idOf(place.row.child))
                           : createIndex(row, column, idOf(place.owner, place.row.at));
}

QModelIndex StoreTreeModel::parent(const QModelIndex &child) const
{
    const TreeNode *owner = child.isValid() ? m_nodes.value(parentOf(child.internalId())) : nullptr;
    if (!owner)
        return {};
    return parentIndex({*owner, rangeOf(child.internalId())});
}

int StoreTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_stores.size());
    if (parent.column() != KeyColumn)
        return 0;
    const Place place = rowOf(parent);
    return rowsBelow(place.owner, place.row);
}

QVariant StoreTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Place place = placeOf(index);
    const TreeNode &node = place.row.child ? *place.row.child : *place.owner;
    return treeCell(
        storeOf(node), {node, place.row, place.position, place.ref}, index.column(), role);
}

QVariant StoreTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::ToolTipRole)
        return columnMeaning(section);
    return role == Qt::DisplayRole ? columnName(section) : QVariant();
}

Qt::ItemFlags StoreTreeModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    const NodeKind kind = index.isValid() ? rowOf(index).row.kind : NodeKind::Store;
    if (kind == NodeKind::Key || kind == NodeKind::Tail)
        flags |= Qt::ItemNeverHasChildren | Qt::ItemIsDragEnabled;
    return flags;
}

void StoreTreeModel::addStore(StoreSession *session)
{
    const int row = int(m_stores.size());
    RowSink &rows = *this;
    beginInsertRows({}, row, row);
    m_stores.push_back(std::make_unique<TreeStore>(*session, NodeIndex(m_nodes, m_lastId), rows));
    TreeStore &store = *m_stores.back();
    store.root().row = row;
    endInsertRows();
    connect(&store, &TreeStore::located, this, [this, &store](const EntryRef &ref, qint64 shown) {
        emit located(shown < 0 ? QModelIndex() : keyIndex(*store.find(ref.collection), shown), ref);
    });
    connect(&store.shown(), &ShownKeys::countsChanged, this, &StoreTreeModel::filterCountsChanged);
    connect(&store.shown(), &ShownKeys::sortingChanged, this, &StoreTreeModel::sortingChanged);
    store.follow();
    store.shown().setSorting(m_sorting);
    store.setFilter(m_filter, m_keysOf);
}

void StoreTreeModel::removeStore(StoreSession *session)
{
    m_hunt.reset();
    const int row = find(session)->root().row;
    beginRemoveRows({}, row, row);
    m_nodes.removeIf([session](const auto &node) { return node.value()->session == session; });
    m_stores.erase(m_stores.begin() + row);
    for (size_t i = 0; i < m_stores.size(); ++i)
        m_stores[i]->root().row = int(i);
    endRemoveRows();
    emit filterCountsChanged();
}

void StoreTreeModel::insert(const RowParent &parent, int first, int last, const Change &change)
{
    beginInsertRows(parentIndex(parent), first, last);
    change();
    endInsertRows();
}

void StoreTreeModel::remove(const RowParent &parent, int first, int last, const Change &change)
{
    beginRemoveRows(parentIndex(parent), first, last);
    change();
    endRemoveRows();
}

void StoreTreeModel::move(const RowParent &parent, int from, int to, const Change &change)
{
    beginMoveRows(parentIndex(parent), from, from, parentIndex(parent), to);
    change();
    endMoveRows();
}

void StoreTreeModel::aboutToRearrange()
{
    m_hunt.reset(); // its rows are about to mean others
    emit layoutAboutToBeChanged();
    for (const QModelIndex &index : persistentIndexList())
        m_places.append(placeOf(index));
}

void StoreTreeModel::rearranged(Find find)
{
    QModelIndexList from;
    QModelIndexList to;
    for (const Place &place : std::exchange(m_places, {})) {
        from.append(place.index);
        to.append(findAgain(place, find));
    }
    changePersistentIndexList(from, to);
    emit layoutChanged();
}

void StoreTreeModel::changed(const RowParent &parent, int first, int last)
{
    emit dataChanged(indexIn(parent, first), indexIn(parent, last, ColumnCount - 1));
}

void StoreTreeModel::changed(const TreeNode &node)
{
    emit dataChanged(indexOf(node), indexOf(node, ColumnCount - 1));
}

void StoreTreeModel::locate(StoreSession *session, const EntryRef &ref)
{
    if (indexOf(session, ref).isValid())
        QMetaObject::invokeMethod(
            this, [=, this] { emit located(indexOf(session, ref), ref); }, Qt::QueuedConnection);
    else if (TreeStore *store = find(session))
        store->locate(ref);
}

void StoreTreeModel::jump(const QModelIndex &from, const QString &text, JumpAim aim)
{
    m_hunt.reset();
    if (!from.isValid() || text.isEmpty())
        return;
    const Place place = rowOf(from);
    const TreeNode &node = place.row.child ? *place.row.child : *place.owner;
    const bool goesByName = aim == JumpAim::Next && place.row.child;
    if (const TreeNode *sibling = goesByName ? nextSibling(node, text) : nullptr) {
        emit jumped(indexOf(*sibling));
        return;
    }
    hunt(storeOf(node), KeyHunt::behind(node, place.row, text, aim));
}

void StoreTreeModel::hunt(TreeStore &store, const KeyHunt::Question &question)
{
    QList<TreeStore *> stores {&store};
    for (const auto &one : m_stores) {
        if (question.aim == JumpAim::Key && one.get() != &store)
            stores.append(one.get());
    }
    m_hunt = std::make_unique<StoreHunt>(stores, question);
    connect(m_hunt.get(), &StoreHunt::named, this, &StoreTreeModel::named);
    connect(m_hunt.get(), &StoreHunt::finished, this,
        [this](const StoreSession *session, const CollectionRef &collection, qint64 row) {
            m_hunt.release()->deleteLater();
            emit jumped(row < 0 ? QModelIndex() : keyIndex(*find(session)->find(collection), row));
        });
}

void StoreTreeModel::goOn(const QModelIndex &tail)
{
    const Place place = rowOf(tail);
    if (place.row.kind == NodeKind::Tail)
        storeOf(*place.owner).shown().goOn(*place.owner->keysOf);
}

Result<void> StoreTreeModel::setFilter(const KeyPattern &pattern, KeysOf keysOf)
{
    std::optional<KeyFilter> filter;
    if (!pattern.text.isEmpty()) {
        Result<KeyFilter> made = KeyFilter::make(pattern);
        if (!made)
            return made.error();
        filter = *std::move(made);
    }
    m_filter = std::move(filter);
    m_keysOf = keysOf;
    for (const auto &store : m_stores)
        store->setFilter(m_filter, m_keysOf);
    emit filterCountsChanged();
    return {};
}

KeyMatches::Counts StoreTreeModel::filterCounts() const
{
    KeyMatches::Counts all;
    for (const auto &store : m_stores) {
        if (const auto counts = store->shown().counts())
            all += *counts;
    }
    return all;
}

void StoreTreeModel::sort(int column, Qt::SortOrder order)
{
    sort({sortingBy(column), order});
}

void StoreTreeModel::sort(const KeySorting &sorting)
{
    if (std::exchange(m_sorting, sorting) == m_sorting)
        return;
    for (const auto &store : m_stores)
        store->shown().setSorting(sorting);
    emit sortingChanged();
}

bool StoreTreeModel::isSorting() const
{
    return std::any_of(m_stores.begin(), m_stores.end(),
        [](const auto &store) { return store->shown().isSorting(); });
}

ShownKeys::Sorted StoreTreeModel::sorted() const
{
    auto least = ShownKeys::Sorted::Wholly;
    for (const auto &store : m_stores)
        least = std::max(least, store->shown().sorted());
    return least;
}

} // namespace kvlens
