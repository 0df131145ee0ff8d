// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/treecells.h"

#include "model/isolated.h"
#include "model/longvalues.h"
#include "model/storetreemodel.h"
#include "model/timetext.h"
#include "model/treecounts.h"
#include "model/treetext.h"
#include "stores/nametext.h"
#include "stores/valuekind.h"
#include "stores/words/translations.h"

namespace kvlens {

namespace {

using Tree = StoreTreeModel;

template <class T> QVariant variant(const std::optional<T> &value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
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

// -1: not known
qint64 bytesOf(const TreeStore &store, const TreeNode &node)
{
    if (node.kind == NodeKind::Group)
        return store.ofGroup(node.group).bytes;
    return node.keysOf ? store.info(*node.keysOf).bytes : -1;
}

QString nodeName(const TreeNode &node)
{
    if (node.kind == NodeKind::Store)
        return storeName(*node.session);
    return collectionNameText(node.kind == NodeKind::Group ? node.group : node.keysOf->name);
}

EntryState nodeState(const TreeStore &store, const TreeNode &node)
{
    if (!node.keysOf)
        return EntryState::Clean;
    if (node.keysOf->shadow > 0)
        return EntryState::Shadowed;
    const CollectionInfo info = store.info(*node.keysOf);
    return info.unseen || info.isUnreadable ? EntryState::Problem : EntryState::Clean;
}

QVariant nodeText(const TreeStore &store, const TreeNode &node, int column)
{
    const bool isStore = node.kind == NodeKind::Store;
    switch (column) {
    case Tree::KeyColumn:
        return nodeName(node);
    case Tree::TypeColumn:
        if (isStore)
            return node.session->info().kind;
        return countText(store, node);
    case Tree::SizeColumn:
        return isStore ? QString() : sizeText(bytesOf(store, node));
    case Tree::StateColumn:
        if (isStore)
            return storeState(*node.session);
        return stateText(nodeState(store, node));
    default:
        return {};
    }
}

// "first key … last key", as far as they are at hand.
QVariant rangeEnds(const TreeStore &store, const TreeNode &owner, qint64 first, qint64 last)
{
    const KeyListing &keys = store.shown().keys();
    const KeyRows rows = store.shown().rows(*owner.keysOf);
    const auto from = keys.at(*owner.keysOf, rows.positionAt(first));
    const QString begin = from ? nameText(from->key) : QString();
    const auto to = keys.at(*owner.keysOf, rows.positionAt(last));
    if (!from && !to)
        return {};
    const QString end = to ? nameText(to->key) : QString();
    return QStringLiteral("%1 … %2").arg(isolated(begin), isolated(end));
}

QString tailText(const TreeStore &store, const TreeNode &owner, ListingTail tail)
{
    switch (tail) {
    case ListingTail::Full:
        return StoreTreeModel::tr("%1 keys are listed: more …").arg(numberText(owner.stored));
    case ListingTail::Failed:
        return StoreTreeModel::tr("The next keys could not be listed: try again …");
    case ListingTail::Open:
    case ListingTail::InFlight:
        return store.shown().isNarrowed() ? StoreTreeModel::tr("looking for more …")
                                          : StoreTreeModel::tr("listing …");
    case ListingTail::End:
        break;
    }
    return {};
}

// "3f2a…" or "old → new"
QString keyLabel(const EntryRef &ref, const std::optional<Edit> &edit)
{
    if (edit && edit->kind() == EditKind::Renamed)
        return QStringLiteral("%1 → %2").arg(
            isolated(keyText(ref.key)), isolated(keyText(edit->mine.key)));
    return keyText(ref.key);
}

// A key that is at hand, as it is stored and as it is to be.
class KeyCell
{
public:
    KeyCell(const TreeStore &store, const CellPlace &place)
        : m_store(store)
        , m_ref(*place.ref)
        , m_edit(store.session().changes().find(m_ref))
        , m_item(store.shown().keys().at(m_ref.collection, place.position))
    {
    }

    QString label() const { return keyLabel(m_ref, m_edit); }
    QString name() const
    {
        return keyText(m_edit && m_edit->mine.exists ? m_edit->mine.key : m_ref.key);
    }

    // What it takes in the store, as it is to be; of a deleted entry as it is. A store may count
    // what is around the value as well: an edit of the value leaves that as it is, what any other
    // edit makes of it is known when it is stored (-1).
    // Of what is only staged, or is listed without a size, it is the value's.
    qint64 size() const
    {
        const bool isChanged = m_edit && m_edit->mine.exists;
        if (!m_item)
            return isChanged ? m_edit->mine.value.size() : -1;
        if (m_item->size < 0)
            return isChanged ? m_edit->mine.value.size() : looked().size;
        if (!isChanged)
            return m_item->size;
        const Entry &stored = m_edit->stored();
        const qint64 around = m_item->size - stored.size();
        const Content &mine = m_edit->mine;
        const bool isSame = mine.key == stored.ref.key && mine.expiresAt == stored.expiresAt
            && mine.expiresBeyond == stored.expiresBeyond;
        if (around != 0 && !isSame)
            return -1;
        return sameValue(mine.value, stored.value) ? m_item->size : around + mine.value.size();
    }

    ValueKind kind() const
    {
        const Capabilities can = m_store.session().info().capabilities;
        if (m_edit && m_edit->mine.exists && can.testFlag(Capability::JsonValues))
            return m_edit->isNoJson() ? ValueKind::Text : valueKind(m_edit->mine.value);
        if (!m_item || m_item->kind != ValueKind::Unknown)
            return m_item ? m_item->kind : ValueKind::Unknown;
        return m_edit ? m_edit->stored().kind : looked().kind;
    }

    EntryState state() const
    {
        if (m_edit)
            return stateOf(*m_edit);
        if (m_ref.shadow > 0 || m_ref.collection.shadow > 0)
            return EntryState::Shadowed;
        if (m_store.hasProblem(m_ref))
            return EntryState::Problem;
        return m_store.hasExpired(m_ref) ? EntryState::Expired : EntryState::Clean;
    }

    QString time(int column) const
    {
        const auto at = moment(column);
        return at ? shortTimeText(*at) : QString();
    }
    QString exactTime(int column) const
    {
        const auto at = moment(column);
        return at ? timeText(*at) : QString();
    }

    QVariant problem() const
    {
        if (!m_edit)
            return {};
        return variant(
            m_edit->isConflict() || m_edit->isInvalid() ? m_edit->blocked() : m_edit->failure);
    }

    QString text(int column) const
    {
        switch (column) {
        case Tree::KeyColumn:
            return label();
        case Tree::TypeColumn:
            return kindText(kind());
        case Tree::SizeColumn:
            return sizeText(size());
        case Tree::StateColumn:
            return stateText(state());
        case Tree::CreatedColumn:
        case Tree::ExpiresColumn:
            return time(column);
        default:
            return {};
        }
    }

    QString toolTip(int column) const
    {
        switch (column) {
        case Tree::SizeColumn:
            return exactSizeText(size());
        case Tree::CreatedColumn:
        case Tree::ExpiresColumn:
            return exactTime(column);
        default:
            return label();
        }
    }

private:
    // What its listing does not tell; nothing before it is read.
    EntryTimes::Times looked() const
    {
        return m_store.times().look(m_ref).value_or(EntryTimes::Times());
    }

    // As it is to be; of a deleted entry as it is.
    std::optional<QDateTime> moment(int column) const
    {
        if (!m_edit) {
            const auto known = m_store.times().of(m_ref);
            const EntryTimes::Times times = known.value_or(EntryTimes::Times());
            return column == Tree::CreatedColumn ? times.createdAt : times.expiresAt;
        }
        const Entry &stored = m_edit->stored();
        if (column == Tree::CreatedColumn)
            return stored.createdAt;
        return m_edit->mine.exists ? m_edit->mine.expiresAt : stored.expiresAt;
    }

    const TreeStore &m_store;
    const EntryRef &m_ref;
    const std::optional<Edit> m_edit;
    std::optional<KeyPage::Item> m_item; // nothing: it is added
};

// The page is asked for only by who wants to show the key.
QVariant missingKeyCell(const TreeStore &store, const CellPlace &place, int column, int role)
{
    const CollectionRef &collection = *place.node.keysOf;
    if (role == Tree::LoadStateRole)
        return QVariant::fromValue(store.session().keys().loadState(collection, place.position));
    if (role == Tree::SizeRole)
        return -1;
    const bool hasFailed
        = store.session().keys().loadState(collection, place.position) == LoadState::Failed;
    const bool isKeyText
        = column == Tree::KeyColumn && (role == Qt::DisplayRole || role == Qt::AccessibleTextRole);
    if (hasFailed && isKeyText)
        return StoreTreeModel::tr("could not be read");
    if (isKeyText)
        store.session().lister().request(collection, place.position);
    return role == Qt::DisplayRole ? QString() : QVariant();
}

QVariant nodeCell(const TreeStore &store, const TreeNode &node, int column, int role)
{
    const CollectionRef ref = node.keysOf.value_or(CollectionRef());
    const bool isCounted = node.keysOf || node.kind == NodeKind::Group;
    switch (role) {
    case Qt::DisplayRole:
        return nodeText(store, node, column);
    case Qt::AccessibleTextRole:
        return column == Tree::KeyColumn ? nodeName(node) : nodeText(store, node, column);
    case Qt::ToolTipRole:
        return node.kind == NodeKind::Store ? whereText(node.session->address()) : nodeName(node);
    case Tree::LoadStateRole:
        return QVariant::fromValue(storeLoadState(*node.session));
    case Tree::SizeRole:
        return bytesOf(store, node);
    case Tree::CountRole:
        return isCounted ? countOf(store, node) : -1;
    case Tree::MatchCountRole:
        return store.shown().isNarrowed() && node.keysOf ? node.stored : -1;
    case Tree::SearchingRole:
        return node.keysOf && store.shown().isSearching(ref);
    case Tree::ProblemRole:
        return node.kind == NodeKind::Store ? variant(node.session->error()) : QVariant();
    default:
        return {};
    }
}

QVariant rangeCell(
    const TreeStore &store, const TreeNode &owner, qint64 range, int column, int role)
{
    const qint64 first = range * TreeNode::rangeSize;
    const qint64 count = owner.rangeCount(range);
    if (role == Tree::CountRole)
        return count;
    if (role == Qt::ToolTipRole)
        return rangeEnds(store, owner, first, first + count - 1);
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    return isText && column == Tree::KeyColumn ? rangeText(first, count) : QVariant();
}

// As with a key whose page is not here, the next ones are asked for by who wants to show them.
QVariant tailCell(const TreeStore &store, const TreeNode &owner, int column, int role)
{
    const ListingTail tail = store.shown().tail(*owner.keysOf);
    if (role == Tree::TailRole)
        return QVariant::fromValue(tail);
    if (column != Tree::KeyColumn || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    if (tail == ListingTail::Open)
        store.session().lister().fetchMore(*owner.keysOf);
    return tailText(store, owner, tail);
}

QVariant keyCell(const TreeStore &store, const CellPlace &place, int column, int role)
{
    if (!place.ref)
        return missingKeyCell(store, place, column, role);
    const KeyCell cell(store, place);
    switch (role) {
    case Qt::DisplayRole:
        return cell.text(column);
    case Qt::AccessibleTextRole:
        return column == Tree::KeyColumn ? cell.name() : cell.text(column);
    case Qt::ToolTipRole:
        return cell.toolTip(column);
    case Tree::EntryRefRole:
        return QVariant::fromValue(*place.ref);
    case Tree::EntryStateRole:
        return QVariant::fromValue(cell.state());
    case Tree::LoadStateRole:
        return QVariant::fromValue(LoadState::Done);
    case Tree::SizeRole:
        return cell.size();
    case Tree::ProblemRole:
        return cell.problem();
    default:
        return {};
    }
}

} // namespace

QVariant treeCell(const TreeStore &store, const CellPlace &place, int column, int role)
{
    if (role == Tree::NodeKindRole)
        return QVariant::fromValue(place.row.kind);
    if (role == Tree::SessionRole)
        return QVariant::fromValue(place.node.session);
    if (role == Tree::CollectionRefRole)
        return variant(place.node.keysOf);
    switch (place.row.kind) {
    case NodeKind::Store:
    case NodeKind::Group:
    case NodeKind::Collection:
        return nodeCell(store, place.node, column, role);
    case NodeKind::Range:
        return rangeCell(store, place.node, place.row.at, column, role);
    case NodeKind::Tail:
        return tailCell(store, place.node, column, role);
    case NodeKind::Key:
        break;
    }
    return keyCell(store, place, column, role);
}

} // namespace kvlens
