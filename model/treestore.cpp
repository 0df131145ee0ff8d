// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/treestore.h"

namespace kvlens {

namespace {

constexpr qsizetype fewRows = 64; // more are announced together

// Whether collections only came behind the others, as while a store loads.
bool hasGrown(const QList<CollectionInfo> &before, const QList<CollectionInfo> &now)
{
    return before.size() <= now.size()
        && std::equal(before.begin(), before.end(), now.begin(),
            [](const CollectionInfo &a, const CollectionInfo &b) { return a.ref == b.ref; });
}

// Where stored keys stand, as runs of rows: neighbours in the store may stand anywhere.
QList<QPair<qint64, qint64>> runsOf(const KeyRows &rows, qint64 first, qint64 count)
{
    QList<qint64> shown;
    for (qint64 position = first; position < first + count; ++position) {
        if (const qint64 row = rows.rowOf(position); row >= 0)
            shown.append(row);
    }
    std::sort(shown.begin(), shown.end());
    QList<QPair<qint64, qint64>> runs;
    for (const qint64 row : std::as_const(shown)) {
        if (!runs.isEmpty() && runs.last().second + 1 == row)
            runs.last().second = row;
        else
            runs.append({row, row});
    }
    return runs;
}

} // namespace

TreeStore::TreeStore(StoreSession &session, const NodeIndex &nodes, RowSink &sink)
    : m_session(session)
    , m_nodes(nodes)
    , m_sink(sink)
    , m_shown(session)
    , m_times(new EntryTimes(session, this))
{
    m_root.session = &session;
    m_nodes.add(m_root);
}

void TreeStore::follow()
{
    const auto tell = [this] { announce(m_root); };
    connect(&m_session, &StoreSession::stateChanged, this, tell);
    connect(&m_session.name(), &StoreName::changed, this, tell);
    connect(&m_session, &StoreSession::activityChanged, this, tell);
    connect(&m_session, &StoreSession::freshnessChanged, this, tell);
    connect(&m_session, &StoreSession::problemsChanged, this, &TreeStore::takeProblems);
    connect(&m_session, &StoreSession::collectionsChanged, this, &TreeStore::syncStructure);
    connect(m_times, &EntryTimes::arrived, this, [this](const QList<EntryRef> &refs) {
        for (const EntryRef &ref : refs)
            announceEntry(ref);
    });
    followKeys();
    followShown();
    followEdits();
    takeProblems();
    syncStructure();
}

void TreeStore::followKeys()
{
    KeyLister &lister = m_session.lister();
    connect(&lister, &KeyLister::arrived, this, &TreeStore::takeKeys);
    connect(&lister, &KeyLister::failed, this,
        [this](const CollectionRef &ref) { takeKeys(ref, 0, m_session.keys().count(ref)); });
    connect(&lister, &KeyLister::tailChanged, this, [this](const CollectionRef &ref) {
        if (TreeNode *node = m_nodes.find(ref))
            setTail(*node, m_shown.tail(ref) != ListingTail::End, m_sink);
    });
    connect(&lister, &KeyLister::located, this, [this](const EntryRef &ref, qint64 position) {
        m_located.append({ref, position});
        answerLocated();
    });
    connect(&m_session, &StoreSession::listingAboutToChange, this, &TreeStore::beginRelisting);
    connect(&m_session, &StoreSession::listingChanged, this, &TreeStore::endRelisting);
}

void TreeStore::followShown()
{
    connect(&m_shown, &ShownKeys::aboutToBeRearranged, this, [this] { m_sink.aboutToRearrange(); });
    connect(&m_shown, &ShownKeys::rearranged, this, [this] {
        resetKeys();
        m_sink.rearranged(RowSink::Find::ByPosition);
        answerLocated();
    });
    connect(&m_shown, &ShownKeys::advanced, this, [this](const QList<CollectionRef> &collections) {
        for (const CollectionRef &ref : collections) {
            if (TreeNode *node = m_nodes.find(ref))
                syncKeys(*node);
        }
        answerLocated();
    });
}

void TreeStore::followEdits()
{
    connect(&m_session, &StoreSession::entriesMoved, this,
        [this](const QHash<EntryRef, EntryRef> &moved) { m_moved = moved; });
    connect(&m_session, &StoreSession::changesChanged, this, &TreeStore::takeEdits);
}

void TreeStore::takeProblems()
{
    m_problems.clear();
    QSet<EntryRef> expired;
    for (const Problem &problem : m_session.problems()) {
        QSet<EntryRef> &marked = problem.id == QLatin1String(expiredId) ? expired : m_problems;
        for (const EntryRef &ref : problem.entries)
            marked.insert(ref);
    }
    if (expired != *m_expired) {
        m_expired = std::make_shared<const QSet<EntryRef>>(std::move(expired));
        if (m_keysOf == KeysOf::Expired)
            setFilter(m_filter, m_keysOf);
    }
    for (const TreeNode *node : m_nodes.all())
        keysChanged(*node, 0, node->stored - 1, m_sink);
    announce(m_root);
}

void TreeStore::setFilter(const std::optional<KeyFilter> &filter, KeysOf keysOf)
{
    m_filter = filter;
    m_keysOf = keysOf;
    if (keysOf == KeysOf::All)
        return m_shown.setFilter(filter);
    KeyFilter narrowed = filter.value_or(KeyFilter::everything());
    narrowed.narrowTo(m_expired);
    m_shown.setFilter(narrowed);
}

CollectionInfo TreeStore::ofGroup(const QByteArray &group) const
{
    if (!m_groups.isEmpty() || m_listed.isEmpty())
        return m_groups.value(group);
    const auto add
        = [](qint64 &sum, qint64 count) { sum = count < 0 || sum < 0 ? -1 : sum + count; };
    for (const CollectionInfo &info : m_listed) {
        CollectionInfo &all = m_groups[info.ref.group];
        const bool isFirst = all.ref.group.isNull();
        if (isFirst) {
            all.ref.group = info.ref.group.isNull() ? QByteArray("") : info.ref.group;
            all.entries = 0;
            all.bytes = 0;
        }
        add(all.entries, info.entries);
        add(all.bytes, info.bytes);
        all.hidden += info.hidden;
        all.isArray = isFirst && info.isArray; // of one thing alone
    }
    return m_groups.value(group);
}

// Collections that have only added keys, in the order in which the first came.
QList<CollectionRef> TreeStore::addedCollections() const
{
    const ChangeSet &changes = m_session.changes();
    QMap<qsizetype, CollectionRef> added;
    for (const CollectionRef &ref : changes.collections()) {
        const EditList keys = changes.added(ref);
        if (!keys.isEmpty() && !m_infos.contains(ref))
            added.insert(changes.indexOf(keys.refAt(0)), ref);
    }
    return added.values();
}

void TreeStore::syncStructure()
{
    const QList<CollectionInfo> before = std::exchange(m_listed, m_session.collections());
    m_groups.clear();
    if (!syncGrown(before))
        syncAll();
    announce(m_root);
}

// Looks at nothing but what is new. False: there is more than that.
bool TreeStore::syncGrown(const QList<CollectionInfo> &before)
{
    if (!hasGrown(before, m_listed) || qsizetype(m_nodes.all().size()) != before.size()
        || !addedCollections().isEmpty())
        return false;
    QList<CollectionRef> fresh;
    QList<CollectionRef> changed;
    for (qsizetype i = 0; i < m_listed.size(); ++i) {
        const CollectionInfo &info = m_listed.at(i);
        if (i < before.size() && before.at(i) == info)
            continue;
        changed.append(info.ref);
        m_infos.insert(info.ref, info);
        if (i >= before.size())
            fresh.append(info.ref);
    }
    appendChildren(m_root, *wantedTree(fresh), m_nodes, m_sink);
    for (const CollectionRef &ref : std::as_const(changed)) {
        syncKeys(*m_nodes.find(ref));
        announce(*m_nodes.find(ref));
    }
    return true;
}

void TreeStore::syncAll()
{
    const auto before = std::exchange(m_infos, {});
    QList<CollectionRef> wanted;
    for (const CollectionInfo &info : std::as_const(m_listed)) {
        m_infos.insert(info.ref, info);
        wanted.append(info.ref);
    }
    syncChildren(m_root, *wantedTree(wanted + addedCollections()), m_nodes, m_sink);
    for (TreeNode *node : m_nodes.all()) {
        syncKeys(*node);
        if (before.value(*node->keysOf) != m_infos.value(*node->keysOf))
            announce(*node);
    }
}

// Only those that came since they were last asked for are looked at.
EditList TreeStore::addedToShow(const TreeNode &node)
{
    const EditList added = m_session.changes().added(*node.keysOf);
    if (!m_shown.isNarrowed())
        return added;
    Accepted &accepted = m_accepted[*node.keysOf];
    EditList::differences(accepted.among, added,
        [&](qsizetype, const PackedEdit::Pointer *was, const PackedEdit::Pointer *is) {
            if (was)
                accepted.shown.remove(**was);
            if (is && m_shown.accepts((*is)->entryRef().key))
                accepted.shown.insert(*is);
            return true;
        });
    accepted.among = added;
    return accepted.shown;
}

void TreeStore::syncKeys(TreeNode &node)
{
    const qint64 before = node.stored;
    setStored(node, m_shown.rows(*node.keysOf).count, m_sink);
    const auto addedBefore = node.added.count();
    setAdded(node, addedToShow(node), m_sink);
    setTail(node, m_shown.tail(*node.keysOf) != ListingTail::End, m_sink);
    if (node.stored != before || node.added.count() != addedBefore)
        announce(node);
}

// Within a change of the layout.
void TreeStore::resetKeys()
{
    m_accepted.clear();
    for (TreeNode *node : m_nodes.all()) {
        node->stored = m_shown.rows(*node->keysOf).count;
        node->isRanged = node->stored > TreeNode::rangeThreshold;
        node->added = ShownEdits(addedToShow(*node));
        node->hasTail = m_shown.tail(*node->keysOf) != ListingTail::End;
    }
}

void TreeStore::beginRelisting()
{
    m_isRelisting = true;
    m_sink.aboutToRearrange();
}

void TreeStore::endRelisting()
{
    m_shown.forget();
    m_times->forget();
    resetKeys();
    m_isRelisting = false;
    m_sink.rearranged(RowSink::Find::ByName);
    m_moved.clear();
    m_shown.begin();
}

void TreeStore::takeKeys(const CollectionRef &collection, qint64 first, qint64 count)
{
    TreeNode *node = m_nodes.find(collection);
    if (!node || &m_shown.keys() != &m_session.keys())
        return;
    const KeyRows rows = m_shown.rows(collection);
    setStored(*node, rows.count, m_sink);
    if (!rows.found && !rows.order)
        return keysChanged(*node, first, first + count - 1, m_sink);
    for (const auto &[from, to] : runsOf(rows, first, count))
        keysChanged(*node, from, to, m_sink);
}

// Brings rows up to date with edits that changed.
void TreeStore::takeEdits(const ChangedRefs &changed)
{
    if (m_isRelisting)
        return; // endRelisting() does it all
    const QList<CollectionRef> collections = changed.collections();
    const bool isNew = std::any_of(collections.begin(), collections.end(),
        [this](const CollectionRef &ref) { return !m_infos.contains(ref); });
    if (isNew)
        syncStructure(); // a collection of added keys comes or goes
    const auto few = changed.few(fewRows);
    for (const CollectionRef &ref : collections) {
        TreeNode *node = m_nodes.find(ref);
        if (!node)
            continue;
        const auto before = node->added.count();
        setAdded(*node, addedToShow(*node), m_sink);
        if (node->added.count() != before)
            announce(*node);
        if (!few)
            keysChanged(*node, 0, node->stored - 1, m_sink);
    }
    if (few) {
        for (const EntryRef &ref : *few)
            announceEntry(ref);
    }
    announce(m_root);
}

qsizetype TreeStore::addedIndexOf(const TreeNode &node, const EntryRef &ref) const
{
    return m_session.changes().indexIn(node.added.list(), ref);
}

qint64 TreeStore::rowOf(const EntryRef &ref) const
{
    return m_shown.rows(ref.collection).rowOf(m_shown.keys().positionOf(ref));
}

void TreeStore::locate(const EntryRef &ref)
{
    m_session.lister().locate(ref);
}

// A key that was found is shown once the filter has come to it, if at all.
void TreeStore::answerLocated()
{
    const auto counts = m_shown.counts();
    for (const auto &[ref, position] : std::exchange(m_located, {})) {
        const qint64 row = m_nodes.find(ref.collection) ? m_shown.rowOf(ref, position) : -1;
        if (row < 0 && position >= 0 && counts && !counts->finished) {
            m_located.append({ref, position});
            continue;
        }
        if (row >= 0)
            m_session.lister().request(ref.collection, position);
        emit located(ref, row);
    }
}

void TreeStore::announce(const TreeNode &node)
{
    m_sink.changed(node);
    if (node.parent && node.parent->kind == NodeKind::Group)
        m_sink.changed(*node.parent); // which tells of all that is in the file
}

// Of the stored keys; setAdded() tells of the others.
void TreeStore::announceEntry(const EntryRef &ref)
{
    const TreeNode *node = m_nodes.find(ref.collection);
    if (!node || ref.part != EntryPart::Value)
        return;
    if (const qint64 row = rowOf(ref); row >= 0)
        keysChanged(*node, row, row, m_sink);
}

} // namespace kvlens
