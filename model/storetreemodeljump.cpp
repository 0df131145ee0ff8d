// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the tree that finds keys by how they begin.
#include "model/storetreemodel.h"

namespace kvlens {

namespace {

constexpr qint64 rowsAtHand = 50'000; // looked at where there are no positions

KeyFilter beginsWith(const QString &text)
{
    return *KeyFilter::make({KeyPattern::Kind::Prefix, text});
}

QByteArray nameOf(const TreeNode &node)
{
    return node.kind == NodeKind::Collection ? node.keysOf->name : node.group;
}

} // namespace

void StoreTreeModel::jump(const QModelIndex &from, const QString &text, JumpAim aim)
{
    delete std::exchange(m_jump, nullptr);
    if (!from.isValid() || text.isEmpty())
        return;
    const Place place = placeOf(from);
    TreeNode &node = place.row.child ? *place.row.child : *place.owner;
    if (aim == JumpAim::Next && place.row.child && jumpToSibling(node, text))
        return;
    QList<quint32> nodes;
    if (node.keysOf)
        nodes.append(node.id);
    if (aim == JumpAim::Key) {
        for (const CollectionInfo &info : node.session->collections()) {
            const TreeNode *other = storeOf(node).nodes.value(info.ref);
            if (other && other != &node)
                nodes.append(other->id);
        }
    }
    const bool isRow = !place.row.child && !place.row.isAdded;
    const qint64 at
        = place.row.kind == NodeKind::Range ? place.row.at * TreeNode::rangeSize - 1 : place.row.at;
    jumpIn(nodes, isRow ? at : -1, text, aim);
}

// Among stores, files and collections: by name.
bool StoreTreeModel::jumpToSibling(const TreeNode &node, const QString &text)
{
    if (!node.parent)
        return false;
    const KeyFilter begins = beginsWith(text);
    const auto &siblings = node.parent->children;
    for (size_t i = 1; i < siblings.size(); ++i) {
        const TreeNode &sibling = *siblings[(size_t(node.row) + i) % siblings.size()];
        if (!begins.matches(nameOf(sibling)))
            continue;
        emit jumped(indexOf(sibling));
        return true;
    }
    return false;
}

// In the first of the collections; in the others if it is not there.
void StoreTreeModel::jumpIn(
    const QList<quint32> &nodes, qint64 behind, const QString &text, JumpAim aim)
{
    if (nodes.isEmpty()) {
        emit jumped({});
        return;
    }
    const auto goOn = [=, this] { jumpIn(nodes.sliced(1), -1, text, aim); };
    const TreeNode *node = m_nodes.value(nodes.first());
    if (!node || !node->keysOf)
        return goOn();
    if (!node->session->info().capabilities.testFlag(Capability::Positions)) {
        const qint64 shown = findAtHand(*node, behind, text);
        return shown < 0 ? goOn() : emit jumped(keyIndex(*node, shown));
    }
    m_jump = new KeyJump(*node->session, *storeOf(*node).keyCache,
        {*node->keysOf, shownKeys(*node), behind, beginsWith(text), aim}, this);
    connect(m_jump, &KeyJump::finished, this, [=, this, id = nodes.first()](qint64 shown) {
        std::exchange(m_jump, nullptr)->deleteLater();
        const TreeNode *found = m_nodes.value(id);
        if (!found || shown < 0 || shown >= found->stored)
            return goOn();
        emit jumped(keyIndex(*found, shown));
    });
}

ShownKeys StoreTreeModel::shownKeys(const TreeNode &node) const
{
    const TreeStore &store = storeOf(node);
    if (store.search)
        return {node.stored, {}, store.search->matches(*node.keysOf)};
    return {node.stored, store.sorter ? store.sorter->order(*node.keysOf) : nullptr};
}

qint64 StoreTreeModel::findAtHand(const TreeNode &node, qint64 behind, const QString &text) const
{
    const KeyFilter begins = beginsWith(text);
    for (qint64 i = 0; i < std::min(node.stored, rowsAtHand); ++i) {
        const qint64 shown = (behind + 1 + i) % node.stored;
        const auto item = node.session->keys().at(*node.keysOf, positionOf(node, shown));
        if (item && begins.matches(item->key))
            return shown;
    }
    return -1;
}

} // namespace kvlens
