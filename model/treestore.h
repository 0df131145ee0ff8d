// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One open store in the tree: its nodes, kept true to what its session tells.
#pragma once

#include "model/entrytimes.h"
#include "model/shownkeys.h"
#include "model/treerows.h"

namespace kvlens {

enum class KeysOf : quint8 { All, Expired }; // of which entries

// Lifetime: session and sink outlive it.
class TreeStore : public QObject
{
    Q_OBJECT

public:
    TreeStore(StoreSession &session, const NodeIndex &nodes, RowSink &sink);

    // Its rows follow the session from now on; the store's own row is there.
    void follow();

    StoreSession &session() const { return m_session; }
    TreeNode &root() { return m_root; }
    const TreeNode &root() const { return m_root; }
    const TreeNode *find(const CollectionRef &ref) const { return m_nodes.find(ref); }
    CollectionInfo info(const CollectionRef &ref) const { return m_infos.value(ref); }
    // All that is in a file, whatever the collections; only the counts are filled in.
    CollectionInfo ofGroup(const QByteArray &group) const;
    bool hasProblem(const EntryRef &ref) const { return m_problems.contains(ref); }
    bool hasExpired(const EntryRef &ref) const { return m_expired->contains(ref); }
    // Which keys are shown: those that match, or of them only those whose entries have expired.
    void setFilter(const std::optional<KeyFilter> &filter, KeysOf keysOf);
    ShownKeys &shown() { return m_shown; }
    const ShownKeys &shown() const { return m_shown; }
    EntryTimes &times() const { return *m_times; }

    qsizetype addedIndexOf(const TreeNode &node, const EntryRef &ref) const; // -1: none of these
    qint64 rowOf(const EntryRef &ref) const; // of a stored key among those at hand; -1: not shown
    EntryRef movedTo(const EntryRef &ref) const { return m_moved.value(ref, ref); }
    // Finds the row of a stored key, wherever it is; located() follows.
    void locate(const EntryRef &ref);

signals:
    void located(const kvlens::EntryRef &ref, qint64 row); // -1: not there, or not shown

private:
    void followKeys();
    void followShown();
    void followEdits();
    void takeProblems();
    void syncStructure();
    bool syncGrown(const QList<CollectionInfo> &before);
    void syncAll();
    void syncKeys(TreeNode &node);
    void resetKeys();
    void beginRelisting();
    void endRelisting();
    void takeKeys(const CollectionRef &collection, qint64 first, qint64 count);
    void takeEdits(const ChangedRefs &changed);
    void answerLocated();
    QList<CollectionRef> addedCollections() const;
    EditList addedToShow(const TreeNode &node);
    void announce(const TreeNode &node);
    void announceEntry(const EntryRef &ref);

    struct Accepted
    {
        EditList among;
        EditList shown;
    };
    StoreSession &m_session;
    NodeIndex m_nodes;
    RowSink &m_sink;
    TreeNode m_root;
    ShownKeys m_shown;
    EntryTimes *m_times; // a child
    QList<CollectionInfo> m_listed; // as the nodes show them; shared with the session's list
    QHash<CollectionRef, CollectionInfo> m_infos; // the same by their refs
    mutable QHash<QByteArray, CollectionInfo> m_groups; // ofGroup(), once it was asked for
    QSet<EntryRef> m_problems; // but for those that have expired
    std::shared_ptr<const QSet<EntryRef>> m_expired = std::make_shared<const QSet<EntryRef>>();
    std::optional<KeyFilter> m_filter;
    KeysOf m_keysOf = KeysOf::All;
    QHash<CollectionRef, Accepted> m_accepted; // of the added keys, by the filter
    QHash<EntryRef, EntryRef> m_moved; // during a change of the listing
    bool m_isRelisting = false; // between listingAboutToChange and listingChanged
    QList<QPair<EntryRef, qint64>> m_located; // but the filter has not come to it yet
};

} // namespace kvlens
