// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All open stores as one tree: stores → (groups →) collections → (ranges →) keys.
#pragma once

#include "model/storehunt.h"
#include "model/treestore.h"
#include "model/treetext.h"
#include "model/workspace.h"

#include <QAbstractItemModel>

namespace kvlens {

// Rows of keys are arithmetic over the session's pages: no memory per row. A key whose page is not
// here yet shows an empty cell with LoadState::InFlight; asking for its text fetches the page, and
// asking for the text of a tail the keys behind it.
class StoreTreeModel : public QAbstractItemModel, private RowSink
{
    Q_OBJECT

public:
    enum Column {
        KeyColumn,
        TypeColumn,
        SizeColumn,
        StateColumn,
        CreatedColumn,
        ExpiresColumn,
        ColumnCount
    };
    enum Role {
        NodeKindRole = Qt::UserRole, // NodeKind
        SessionRole, // StoreSession *
        CollectionRefRole, // CollectionRef; of collections, ranges and keys
        EntryRefRole, // EntryRef; of keys
        EntryStateRole, // EntryState; of keys
        LoadStateRole, // LoadState
        SizeRole, // qint64, exact bytes; -1: not known
        CountRole, // qint64, keys in a collection or range; -1: not known
        MatchCountRole, // qint64, of them those that match the filter
        SearchingRole, // bool: the filter is still at work here
        TailRole, // ListingTail; of tails
        ProblemRole, // Error: of the edit or of the key's page, if there is one
    };
    explicit StoreTreeModel(Workspace &workspace, QObject *parent = nullptr);
    ~StoreTreeModel() override;

    QModelIndex indexOf(const StoreSession *session) const;
    QModelIndex indexOf(const StoreSession *session, const CollectionRef &collection) const;
    // Invalid: not there, or not among the pages at hand; then locate() finds it.
    QModelIndex indexOf(const StoreSession *session, const EntryRef &ref) const;
    void locate(StoreSession *session, const EntryRef &ref); // located() follows

    // Looks behind `from` for a key by how it begins, in the background; on a collection first for
    // another by its name. JumpAim::Key: in all collections of all stores, that of `from` first,
    // and the key itself is found whatever is listed: named(). jumped() follows, unless the rows
    // change or there is another jump before.
    void jump(const QModelIndex &from, const QString &text, JumpAim aim);
    void goOn(const QModelIndex &tail); // lists more, or tries again

    // Narrows the keys, in the background; an empty text shows all. A wrong pattern changes nothing
    // and is returned as Invalid.
    Result<void> setFilter(const KeyPattern &pattern, KeysOf keysOf = KeysOf::All);
    bool isFiltered() const { return m_filter || m_keysOf != KeysOf::All; }
    KeyMatches::Counts filterCounts() const; // over all stores
    // In the background; by a column that sorts nothing: as the store lists them. See sortingBy()
    // (treecolumns.h), and KeySorter for what is sorted. Keys that were added and are not persisted
    // stay at the end.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    void sort(const KeySorting &sorting);
    KeySorting sorting() const { return m_sorting; }
    bool isSorting() const; // the order that is wanted is not shown yet
    ShownKeys::Sorted sorted() const; // of the store that is least so

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex & = {}) const override { return ColumnCount; }
    bool hasChildren(const QModelIndex &parent = {}) const override { return rowCount(parent) > 0; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void located(const QModelIndex &index, const kvlens::EntryRef &ref); // invalid: not there
    void named(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // by a jump
    void jumped(const QModelIndex &index); // invalid: there is none, or it is not shown
    void filterCountsChanged();
    void sortingChanged(); // what is wanted, or isSorting()

private:
    struct Place // what an index stands for
    {
        TreeNode *owner = nullptr; // whose row it is, ranges left out
        TreeNode::Row row;
        QModelIndex index = {};
        qint64 position = -1; // of a stored key
        std::optional<EntryRef> ref = std::nullopt; // of a key, where it is known
    };
    using Places = QList<Place>;

    // Indexes and what they stand for
    TreeStore *find(const StoreSession *session) const;
    TreeStore &storeOf(const TreeNode &node) const { return *find(node.session); }
    QModelIndex indexOf(const TreeNode &node, int column = 0) const;
    QModelIndex indexIn(const RowParent &parent, int row, int column = 0) const;
    QModelIndex parentIndex(const RowParent &parent) const;
    QModelIndex keyIndex(const TreeNode &node, qint64 shown, int column = 0) const;
    Place rowOf(const QModelIndex &index) const; // without position and ref
    Place placeOf(const QModelIndex &index) const;
    QModelIndex findAgain(const Place &place, Find find) const;

    // What the stores tell
    void addStore(StoreSession *session);
    void removeStore(StoreSession *session);
    void insert(const RowParent &parent, int first, int last, const Change &change) override;
    void remove(const RowParent &parent, int first, int last, const Change &change) override;
    void move(const RowParent &parent, int from, int to, const Change &change) override;
    void aboutToRearrange() override;
    void rearranged(Find find) override;
    void changed(const RowParent &parent, int first, int last) override;
    void changed(const TreeNode &node) override;

    void hunt(TreeStore &store, const KeyHunt::Question &question);

    Workspace &m_workspace; // outlives us
    std::vector<std::unique_ptr<TreeStore>> m_stores;
    QHash<quint32, TreeNode *> m_nodes; // by id
    quint32 m_lastId = 0;
    std::optional<KeyFilter> m_filter;
    KeysOf m_keysOf = KeysOf::All;
    KeySorting m_sorting;
    std::unique_ptr<StoreHunt> m_hunt; // the jump in hand
    Places m_places; // of those that are remembered, while rows are rearranged
};

} // namespace kvlens
