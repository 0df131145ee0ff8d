// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the tree that says what its cells show.
#include "model/storetreemodel.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

template <class T> QVariant variant(const std::optional<T> &value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

// The last part of a path; all of what is no path.
QString storeName(const StoreAddress &address)
{
    const QString name = address.path.section(u'/', -1, -1, QString::SectionSkipEmpty);
    return name.isEmpty() ? address.toString() : name;
}

QString storeState(const StoreSession &session)
{
    if (session.activity().kind != Activity::Kind::None)
        return activityText(session.activity());
    if (session.state() == SessionState::Failed)
        return StoreTreeModel::tr("failed");
    if (session.freshness() == Freshness::Gone)
        return StoreTreeModel::tr("gone");
    if (session.freshness() == Freshness::Changed)
        return StoreTreeModel::tr("changed by another program");
    return session.changes().isEmpty() ? QString() : stateText(EntryState::Edited);
}

LoadState storeLoadState(const StoreSession &session)
{
    switch (session.state()) {
    case SessionState::Opening:
    case SessionState::Loading:
        return LoadState::InFlight;
    case SessionState::Failed:
        return LoadState::Failed;
    case SessionState::Ready:
        break;
    }
    return LoadState::Done;
}

// "3f2a…" or "old → new"
QString keyLabel(const EntryRef &ref, const Edit *edit)
{
    if (edit && edit->kind() == EditKind::Renamed)
        return QStringLiteral("%1 → %2").arg(keyText(ref.key), keyText(edit->mine.key));
    return keyText(ref.key);
}

} // namespace

QVariant StoreTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KeyColumn:
        return tr("Key");
    case TypeColumn:
        return tr("Type");
    case SizeColumn:
        return tr("Size");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

QVariant StoreTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Place place = placeOf(index);
    if (role == NodeKindRole)
        return QVariant::fromValue(place.row.kind);
    const TreeNode &node = place.row.child ? *place.row.child : *place.owner;
    if (role == SessionRole)
        return QVariant::fromValue(node.session);
    if (role == CollectionRefRole)
        return variant(node.keysOf);
    if (place.row.child)
        return nodeData(node, index.column(), role);
    if (place.row.kind == NodeKind::Range)
        return rangeData(place, index.column(), role);
    return place.ref ? keyData(place, index.column(), role)
                     : missingKeyData(place, index.column(), role);
}

QVariant StoreTreeModel::nodeData(const TreeNode &node, int column, int role) const
{
    const TreeStore &store = storeOf(node);
    const CollectionRef ref = node.keysOf.value_or(CollectionRef());
    switch (role) {
    case Qt::DisplayRole:
        return nodeText(node, column);
    case Qt::AccessibleTextRole:
        return nodeText(node, KeyColumn);
    case Qt::ToolTipRole:
        return node.kind == NodeKind::Store ? node.session->address().toString()
                                            : nodeText(node, KeyColumn);
    case LoadStateRole:
        return QVariant::fromValue(storeLoadState(*node.session));
    case SizeRole:
        return store.infos.value(ref).bytes;
    case CountRole:
        return node.keysOf ? countOf(node) : -1;
    case MatchCountRole:
        return store.search && node.keysOf ? node.stored : -1;
    case SearchingRole:
        return m_filter && node.keysOf && isSearching(store, ref);
    case ProblemRole:
        return node.kind == NodeKind::Store ? variant(node.session->error()) : QVariant();
    default:
        return {};
    }
}

qint64 StoreTreeModel::countOf(const TreeNode &node) const
{
    const qint64 counted = storeOf(node).infos.value(*node.keysOf).entries;
    return counted >= 0 ? counted : node.session->keys().count(*node.keysOf);
}

bool StoreTreeModel::isSearching(const TreeStore &store, const CollectionRef &ref)
{
    return store.nextSearch || (store.search && store.search->isSearching(ref));
}

QVariant StoreTreeModel::nodeText(const TreeNode &node, int column) const
{
    switch (column) {
    case KeyColumn:
        if (node.kind == NodeKind::Store)
            return storeName(node.session->address());
        return keyText(node.kind == NodeKind::Group ? node.group : node.keysOf->name);
    case TypeColumn:
        if (node.kind == NodeKind::Store)
            return node.session->info().kind;
        return node.keysOf ? countText(node) : QString();
    case SizeColumn:
        return node.keysOf ? sizeText(storeOf(node).infos.value(*node.keysOf).bytes) : QString();
    case StateColumn:
        if (node.kind == NodeKind::Store)
            return storeState(*node.session);
        return stateText(
            node.keysOf && node.keysOf->shadow > 0 ? EntryState::Shadowed : EntryState::Clean);
    default:
        return {};
    }
}

// "1,000 keys", or "3 of 1,000 match"
QString StoreTreeModel::countText(const TreeNode &node) const
{
    const QString count = numberText(countOf(node));
    if (storeOf(node).search)
        return tr("%1 of %2 match").arg(numberText(node.stored), count);
    return countOf(node) == 1 ? tr("1 key") : tr("%1 keys").arg(count);
}

QVariant StoreTreeModel::rangeData(const Place &place, int column, int role) const
{
    const TreeNode &owner = *place.owner;
    const qint64 first = place.row.at * TreeNode::rangeSize;
    const qint64 count = owner.rangeCount(place.row.at);
    if (role == CountRole)
        return count;
    if (role == Qt::ToolTipRole)
        return rangeEnds(owner, first, first + count - 1);
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    return isText && column == KeyColumn ? rangeText(first, count) : QVariant();
}

// "first key … last key", as far as they are at hand.
QVariant StoreTreeModel::rangeEnds(const TreeNode &node, qint64 first, qint64 last) const
{
    const KeyPages &keys = node.session->keys();
    const auto from = keys.at(*node.keysOf, positionOf(node, first));
    const QString begin = from ? displayText(from->key) : QString();
    const auto to = keys.at(*node.keysOf, positionOf(node, last));
    if (!from && !to)
        return {};
    return QStringLiteral("%1 … %2").arg(begin, to ? displayText(to->key) : QString());
}

// The page is asked for only by who wants to show the key.
QVariant StoreTreeModel::missingKeyData(const Place &place, int column, int role) const
{
    const TreeNode &owner = *place.owner;
    if (role == LoadStateRole)
        return QVariant::fromValue(owner.session->keys().loadState(*owner.keysOf, place.position));
    if (role == SizeRole)
        return -1;
    if (column == KeyColumn && (role == Qt::DisplayRole || role == Qt::AccessibleTextRole))
        owner.session->requestKeys(*owner.keysOf, place.position);
    return role == Qt::DisplayRole ? QString() : QVariant();
}

QVariant StoreTreeModel::keyData(const Place &place, int column, int role) const
{
    const TreeNode &owner = *place.owner;
    const Edit *edit = owner.session->changes().find(*place.ref);
    switch (role) {
    case Qt::DisplayRole:
        return keyCell(place, edit, column);
    case Qt::AccessibleTextRole:
        return column == KeyColumn
            ? keyText(edit && edit->mine.exists ? edit->mine.key : place.ref->key)
            : keyCell(place, edit, column);
    case Qt::ToolTipRole:
        return column == SizeColumn ? tr("%1 bytes").arg(numberText(sizeOf(place, edit)))
                                    : keyLabel(*place.ref, edit);
    case EntryRefRole:
        return QVariant::fromValue(*place.ref);
    case EntryStateRole:
        return QVariant::fromValue(stateOf(place, edit));
    case LoadStateRole:
        return QVariant::fromValue(LoadState::Done);
    case SizeRole:
        return sizeOf(place, edit);
    case ProblemRole:
        return edit
            ? variant(edit->isConflict() || edit->isInvalid() ? edit->blocked() : edit->failure)
            : QVariant();
    default:
        return {};
    }
}

QString StoreTreeModel::keyCell(const Place &place, const Edit *edit, int column) const
{
    switch (column) {
    case KeyColumn:
        return keyLabel(*place.ref, edit);
    case TypeColumn:
        return kindText(kindOf(place));
    case SizeColumn:
        return sizeText(sizeOf(place, edit));
    case StateColumn:
        return stateText(stateOf(place, edit));
    default:
        return {};
    }
}

ValueKind StoreTreeModel::kindOf(const Place &place) const
{
    const auto item = place.owner->session->keys().at(*place.owner->keysOf, place.position);
    return item ? item->kind : ValueKind::Unknown;
}

// As it is to be; of a deleted entry as it is.
qint64 StoreTreeModel::sizeOf(const Place &place, const Edit *edit) const
{
    if (edit)
        return edit->mine.exists ? edit->mine.value.size() : edit->base.value.size();
    const auto item = place.owner->session->keys().at(*place.owner->keysOf, place.position);
    return item ? item->size : -1;
}

EntryState StoreTreeModel::stateOf(const Place &place, const Edit *edit) const
{
    if (edit)
        return kvlens::stateOf(*edit);
    if (place.ref->shadow > 0 || place.ref->collection.shadow > 0)
        return EntryState::Shadowed;
    return storeOf(*place.owner).problems.contains(*place.ref) ? EntryState::Problem
                                                               : EntryState::Clean;
}

} // namespace kvlens
