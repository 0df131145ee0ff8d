// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the tree that follows what the sessions tell.
#include "model/storetreemodel.h"

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

// Collections that have only added keys.
QList<CollectionRef> addedCollections(const TreeStore &store)
{
    QList<CollectionRef> added;
    for (const Edit &edit : store.root->session->changes().edits()) {
        const CollectionRef &ref = edit.ref().collection;
        if (edit.kind() == EditKind::Added && !store.infos.contains(ref) && !added.contains(ref))
            added.append(ref);
    }
    return added;
}

// The tree as it is to be, without keys.
std::unique_ptr<TreeNode> wantedTree(const TreeStore &store)
{
    auto root = makeNode(NodeKind::Store, {});
    for (const CollectionInfo &info : store.listed)
        addCollection(*root, info.ref);
    for (const CollectionRef &ref : addedCollections(store))
        addCollection(*root, ref);
    return root;
}

// Whether collections only came behind the others, as while a store loads.
bool hasGrown(const QList<CollectionInfo> &before, const QList<CollectionInfo> &now)
{
    return before.size() <= now.size()
        && std::equal(before.begin(), before.end(), now.begin(),
            [](const CollectionInfo &a, const CollectionInfo &b) { return a.ref == b.ref; });
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

QSet<EntryRef> refsIn(const QList<Problem> &problems)
{
    QSet<EntryRef> refs;
    for (const Problem &problem : problems) {
        for (const EntryRef &ref : problem.entries)
            refs.insert(ref);
    }
    return refs;
}

} // namespace

void StoreTreeModel::addStore(StoreSession *session)
{
    auto owned = std::make_unique<TreeStore>();
    TreeStore &store = *owned;
    store.root = makeNode(NodeKind::Store, {});
    store.root->session = session;
    store.root->id = ++m_lastId;
    store.root->row = int(m_stores.size());
    store.keyCache = std::make_unique<KeyCache>(*session);
    beginInsertRows({}, store.root->row, store.root->row);
    m_nodes.insert(store.root->id, store.root.get());
    m_stores.push_back(std::move(owned));
    endInsertRows();

    store.problems = refsIn(session->problems());
    followStore(store);
    followKeys(store);
    followEdits(store);
    syncStructure(store);
    startSorting(store);
    startSearch(store);
}

void StoreTreeModel::followStore(TreeStore &store)
{
    StoreSession *session = store.root->session;
    const auto announce = [this, &store] { announceRow(indexOf(*store.root)); };
    connect(session, &StoreSession::stateChanged, this, announce);
    connect(session, &StoreSession::activityChanged, this, announce);
    connect(session, &StoreSession::freshnessChanged, this, announce);
    connect(session, &StoreSession::collectionsChanged, this, [=, this, &store] {
        syncStructure(store);
        announce();
    });
    connect(session, &StoreSession::problemsChanged, this, [=, this, &store] {
        store.problems = refsIn(session->problems());
        for (const TreeNode *node : std::as_const(store.nodes))
            announceKeys(*node, 0, node->stored - 1);
        announce();
    });
}

void StoreTreeModel::followKeys(TreeStore &store)
{
    StoreSession *session = store.root->session;
    const auto take = [this, &store](const CollectionRef &ref, qint64 first, qint64 count) {
        takeKeys(store, ref, first, count);
    };
    connect(session, &StoreSession::keysArrived, this, take);
    connect(session, &StoreSession::keysFailed, this,
        [=](const CollectionRef &ref) { take(ref, 0, session->keys().count(ref)); });
    connect(session, &StoreSession::keyLocated, this,
        [this, &store](const EntryRef &ref, qint64 at) { takeLocated(store, ref, at); });
    connect(session, &StoreSession::listingAboutToChange, this,
        [this, &store] { listingAboutToChange(store); });
    connect(
        session, &StoreSession::listingChanged, this, [this, &store] { listingChanged(store); });
}

void StoreTreeModel::followEdits(TreeStore &store)
{
    StoreSession *session = store.root->session;
    connect(session, &StoreSession::entryChanged, this,
        [&store](const EntryRef &ref) { store.dirty.insert(ref); });
    connect(session, &StoreSession::entryMoved, this,
        [&store](const EntryRef &from, const EntryRef &to) { store.moved.insert(from, to); });
    connect(session, &StoreSession::changesChanged, this, [this, &store] { takeEdits(store); });
}

void StoreTreeModel::removeStore(StoreSession *session)
{
    session->disconnect(this);
    TreeStore *store = find(session);
    const int row = store->root->row;
    delete std::exchange(m_jump, nullptr);
    delete store->search;
    delete store->nextSearch;
    delete store->sorter;
    delete store->nextSorter;
    beginRemoveRows({}, row, row);
    m_nodes.removeIf([session](const auto &node) { return node.value()->session == session; });
    m_stores.erase(m_stores.begin() + row);
    for (size_t i = 0; i < m_stores.size(); ++i)
        m_stores[i]->root->row = int(i);
    endRemoveRows();
    emit filterCountsChanged();
}

void StoreTreeModel::syncStructure(TreeStore &store)
{
    const QList<CollectionInfo> before
        = std::exchange(store.listed, store.root->session->collections());
    if (hasGrown(before, store.listed) && qsizetype(store.nodes.size()) == before.size()
        && addedCollections(store).isEmpty())
        syncGrown(store, before);
    else
        syncAll(store);
}

// Looks at nothing but what is new.
void StoreTreeModel::syncGrown(TreeStore &store, const QList<CollectionInfo> &before)
{
    const auto fresh = makeNode(NodeKind::Store, {});
    QList<CollectionRef> changed;
    for (qsizetype i = 0; i < store.listed.size(); ++i) {
        const CollectionInfo &info = store.listed.at(i);
        if (i < before.size() && before.at(i) == info)
            continue;
        changed.append(info.ref);
        store.infos.insert(info.ref, info);
        if (i >= before.size())
            addCollection(*fresh, info.ref);
    }
    appendNodes(*store.root, *fresh);
    for (const CollectionRef &ref : std::as_const(changed)) {
        TreeNode &node = *store.nodes.value(ref);
        syncKeys(node);
        announceRow(indexOf(node));
    }
}

void StoreTreeModel::appendNodes(TreeNode &node, const TreeNode &fresh)
{
    if (fresh.keysOf)
        setKeysOf(node, fresh.keysOf);
    const int count = int(fresh.children.size());
    const QHash<QByteArray, TreeNode *> groups = groupsIn(node, fresh);
    const auto known = [&groups](const TreeNode &child) {
        return child.kind == NodeKind::Group ? groups.value(child.group) : nullptr;
    };
    for (int i = 0; i < count;) {
        if (TreeNode *group = known(*fresh.children[size_t(i)])) {
            appendNodes(*group, *fresh.children[size_t(i++)]);
            continue;
        }
        const int first = i;
        while (i < count && (i == first || !known(*fresh.children[size_t(i)])))
            ++i;
        const int at = int(node.children.size());
        insertChildren(node, fresh, first, i - 1, at);
        for (int added = first; added < i; ++added)
            appendNodes(*node.children[size_t(at + added - first)], *fresh.children[size_t(added)]);
    }
}

void StoreTreeModel::syncAll(TreeStore &store)
{
    const auto before = std::exchange(store.infos, {});
    for (const CollectionInfo &info : std::as_const(store.listed))
        store.infos.insert(info.ref, info);
    syncChildren(*store.root, *wantedTree(store));
    for (TreeNode *node : std::as_const(store.nodes)) {
        syncKeys(*node);
        if (before.value(*node->keysOf) != store.infos.value(*node->keysOf))
            announceRow(indexOf(*node));
    }
}

void StoreTreeModel::syncChildren(TreeNode &node, const TreeNode &wanted)
{
    if (node.keysOf != wanted.keysOf)
        setKeysOf(node, wanted.keysOf);
    removeChildren(node, identities(wanted));
    const QSet<CollectionRef> present = identities(node);
    const int count = int(wanted.children.size());
    for (int i = 0; i < count; ++i) {
        int end = i;
        while (end < count && !present.contains(wanted.children[size_t(end)]->identity()))
            ++end;
        if (end > i)
            insertChildren(node, wanted, i, end - 1, i);
        else
            moveChildTo(node, wanted.children[size_t(i)]->identity(), i);
        i = std::max(i, end - 1);
    }
    for (size_t i = 0; i < wanted.children.size(); ++i) {
        if (wanted.children[i]->kind == NodeKind::Group)
            syncChildren(*node.children[i], *wanted.children[i]);
    }
}

// Whose keys stand below a store or a group itself.
void StoreTreeModel::setKeysOf(TreeNode &node, const std::optional<CollectionRef> &ref)
{
    setStored(node, 0);
    setAdded(node, {});
    TreeStore &store = storeOf(node);
    if (node.keysOf)
        store.nodes.remove(*node.keysOf);
    node.keysOf = ref;
    if (ref)
        store.nodes.insert(*ref, &node);
}

void StoreTreeModel::removeChildren(TreeNode &node, const QSet<CollectionRef> &wanted)
{
    for (int i = int(node.children.size()) - 1; i >= 0; --i) {
        TreeNode &child = *node.children[size_t(i)];
        if (wanted.contains(child.identity()))
            continue;
        removeChildren(child, {});
        beginRemoveRows(indexOf(node), i, i);
        if (child.keysOf)
            storeOf(node).nodes.remove(*child.keysOf);
        m_nodes.remove(child.id);
        node.children.erase(node.children.begin() + i);
        renumber(node);
        endRemoveRows();
    }
}

void StoreTreeModel::insertChildren(
    TreeNode &node, const TreeNode &wanted, int first, int last, int at)
{
    std::vector<std::unique_ptr<TreeNode>> fresh;
    for (int i = first; i <= last; ++i) {
        const TreeNode &model = *wanted.children[size_t(i)];
        TreeNode &child = *fresh.emplace_back(makeNode(model.kind, model.group));
        child.session = node.session;
        child.parent = &node;
        child.id = ++m_lastId;
        if (model.kind == NodeKind::Collection)
            child.keysOf = model.keysOf;
    }
    beginInsertRows(indexOf(node), at, at + last - first);
    for (const auto &child : fresh) {
        m_nodes.insert(child->id, child.get());
        if (child->keysOf)
            storeOf(node).nodes.insert(*child->keysOf, child.get());
    }
    node.children.insert(node.children.begin() + at, std::make_move_iterator(fresh.begin()),
        std::make_move_iterator(fresh.end()));
    renumber(node, at);
    endInsertRows();
}

void StoreTreeModel::moveChildTo(TreeNode &node, const CollectionRef &identity, int row)
{
    const auto found = std::find_if(node.children.begin() + row, node.children.end(),
        [&identity](const auto &child) { return child->identity() == identity; });
    const int from = int(std::distance(node.children.begin(), found));
    if (from == row)
        return;
    beginMoveRows(indexOf(node), from, from, indexOf(node), row);
    std::rotate(node.children.begin() + row, found, found + 1);
    renumber(node);
    endMoveRows();
}

} // namespace kvlens
