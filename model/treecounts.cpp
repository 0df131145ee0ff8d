// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/treecounts.h"

#include "model/storetreemodel.h"
#include "model/treetext.h"
#include "stores/words/translations.h"

namespace kvlens {

namespace {

// Of all below a file, or of a collection.
qint64 matchesIn(const TreeNode &node)
{
    qint64 count = node.stored;
    for (const auto &child : node.children)
        count += child->stored;
    return count;
}

// "1,000 keys", "3 of 1,000 match", or where nobody counts "3 match" or nothing
QString storedText(const TreeStore &store, const TreeNode &node)
{
    const CollectionInfo own = store.info(node.keysOf.value_or(CollectionRef()));
    const CollectionInfo info = node.kind == NodeKind::Group ? store.ofGroup(node.group) : own;
    const qint64 count = countOf(store, node);
    const qint64 matches = matchesIn(node);
    const QString shown = numberText(matches);
    if (own.isUnreadable)
        return StoreTreeModel::tr("cannot be read");
    if (count == 0 && own.unseen)
        return StoreTreeModel::tr("damaged");
    if (store.shown().isNarrowed())
        return count < 0 ? StoreTreeModel::tr("%1 match").arg(shown)
                         : StoreTreeModel::tr("%1 of %2 match").arg(shown, numberText(count));
    if (count < 0 && matches == 0)
        return {};
    if (count < 0)
        return StoreTreeModel::tr("%1 listed").arg(shown);
    const qint64 different = count - info.hidden;
    return info.isArray ? itemsText(different) : keysText(different);
}

} // namespace

qint64 countOf(const TreeStore &store, const TreeNode &node)
{
    if (node.kind == NodeKind::Group)
        return store.ofGroup(node.group).entries;
    const qint64 counted = store.info(*node.keysOf).entries;
    const KeyListing &keys = store.session().keys();
    if (counted >= 0 || keys.tail(*node.keysOf) != ListingTail::End)
        return counted;
    return keys.tier() == ListingTier::Names ? -1 : keys.count(*node.keysOf);
}

qint64 addedIn(const TreeNode &node)
{
    qint64 count = node.added.count();
    for (const auto &child : node.children)
        count += child->added.count();
    return count;
}

QString countText(const TreeStore &store, const TreeNode &node)
{
    const QString stored = storedText(store, node);
    const qint64 added = addedIn(node);
    if (added == 0)
        return stored;
    return stored.isEmpty() ? StoreTreeModel::tr("%1 added").arg(numberText(added))
                            : StoreTreeModel::tr("%1, %2 added").arg(stored, numberText(added));
}

} // namespace kvlens
