// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All open stores as one tree: stores → (groups →) collections → (ranges →) keys.
#pragma once

#include "model/keyjump.h"
#include "model/treestore.h"
#include "model/treetext.h"
#include "model/workspace.h"

#include <QAbstractItemModel>

namespace kvlens {

// Rows of keys are arithmetic over the session's pages: no memory per row. A key whose page is not
// here yet shows an empty cell with LoadState::InFlight; asking for its data fetches the page.
class StoreTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { KeyColumn, TypeColumn, SizeColumn, StateColumn, ColumnCount };
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
    // another by its name. JumpAim::Key: in all collections of the store, that of `from` first.
    // jumped() follows, unless the rows change or there is another jump before.
    void jump(const QModelIndex &from, const QString &text, JumpAim aim);

    // Narrows the keys, in the background; an empty text shows all. A wrong pattern changes nothing
    // and is returned as Invalid.
    Result<void> setFilter(const KeyPattern &pattern);
    bool isFiltered() const;
    // By KeyColumn or SizeColumn, in the background; any other: as the store lists them, as always
    // without Capability::Positions. Keys that were added and are not persisted stay at the end.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    void sort(const KeySorting &sorting);
    KeySorting sorting() const { return m_sorting; }
    bool isSorting() const; // the order that is wanted is not shown yet
    // Over all stores: keys that match, keys looked at, and whether it is finished.
    struct FilterCounts
    {
        qint64 matching = 0;
        qint64 seen = 0;
        bool finished = true;
    };
    FilterCounts filterCounts() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void located(const QModelIndex &index, const kvlens::EntryRef &ref); // invalid: not there
    void jumped(const QModelIndex &index); // invalid: there is none
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

    // storetreemodel.cpp: rows
    TreeStore *find(const StoreSession *session) const;
    TreeStore &storeOf(const TreeNode &node) const { return *find(node.session); }
    TreeNode *nodeAt(const QModelIndex &index) const; // nullptr: a range or a key
    QModelIndex indexOf(const TreeNode &node, int column = 0) const;
    QModelIndex rangeIndex(const TreeNode &node, qint64 range, int column = 0) const;
    QModelIndex keyIndex(const TreeNode &node, qint64 shown, int column = 0) const;
    QModelIndex addedIndex(const TreeNode &node, const EntryRef &ref, int column = 0) const;
    Place rowOf(const QModelIndex &index) const; // without position and ref
    Place placeOf(const QModelIndex &index) const;
    static int rowsBelow(const Place &place);
    qint64 positionOf(const TreeNode &node, qint64 shown) const;
    qint64 shownOf(const TreeNode &node, qint64 position) const;

    // storetreemodelsync.cpp: what the sessions tell
    void addStore(StoreSession *session);
    void followStore(TreeStore &store);
    void followKeys(TreeStore &store);
    void followEdits(TreeStore &store);
    void removeStore(StoreSession *session);
    void syncStructure(TreeStore &store);
    void syncGrown(TreeStore &store, const QList<CollectionInfo> &before);
    void syncAll(TreeStore &store);
    void appendNodes(TreeNode &node, const TreeNode &fresh);
    void syncChildren(TreeNode &node, const TreeNode &wanted);
    void setKeysOf(TreeNode &node, const std::optional<CollectionRef> &ref);
    void removeChildren(TreeNode &node, const QSet<CollectionRef> &wanted);
    void insertChildren(TreeNode &node, const TreeNode &wanted, int first, int last, int at);
    void moveChildTo(TreeNode &node, const CollectionRef &identity, int row);

    // storetreemodelkeys.cpp: rows of keys
    void syncKeys(TreeNode &node);
    void setStored(TreeNode &node, qint64 count);
    void growRanges(TreeNode &node, qint64 count);
    void setAdded(TreeNode &node, const QList<EntryRef> &added);
    qint64 countToShow(const TreeNode &node) const;
    QList<EntryRef> addedToShow(const TreeNode &node) const;
    void takeKeys(TreeStore &store, const CollectionRef &collection, qint64 first, qint64 count);
    void takeEdits(TreeStore &store);
    void announcePositions(const TreeNode &node, qint64 first, qint64 count);
    void announceKeys(const TreeNode &node, qint64 first, qint64 last);
    void announceRow(const QModelIndex &index);

    // storetreemodellayout.cpp: changes that move many rows at once
    Places keepPlaces();
    void restorePlaces(const Places &places, bool byRef);
    QModelIndex findAgain(const Place &place, bool byRef) const;
    void relayout(const std::function<void()> &change);
    void listingAboutToChange(TreeStore &store);
    void listingChanged(TreeStore &store);
    void startSearch(TreeStore &store);
    void followSearch(TreeStore &store, KeySearch *search);
    void showMatches(TreeStore &store, KeySearch *search);
    void startSorting(TreeStore &store);
    void showOrder(TreeStore &store, KeySorter *sorter);
    void resetKeys(TreeNode &node);
    void answerLooked(TreeStore &store);
    void takeLocated(TreeStore &store, const EntryRef &ref, qint64 position);

    // storetreemodeljump.cpp: keys by how they begin
    bool jumpToSibling(const TreeNode &node, const QString &text);
    void jumpIn(const QList<quint32> &nodes, qint64 behind, const QString &text, JumpAim aim);
    ShownKeys shownKeys(const TreeNode &node) const;
    qint64 findAtHand(const TreeNode &node, qint64 behind, const QString &text) const;

    // storetreemodeldata.cpp: texts and roles
    QVariant nodeData(const TreeNode &node, int column, int role) const;
    QVariant nodeText(const TreeNode &node, int column) const;
    QVariant rangeData(const Place &place, int column, int role) const;
    QVariant keyData(const Place &place, int column, int role) const;
    QVariant missingKeyData(const Place &place, int column, int role) const;
    QVariant rangeEnds(const TreeNode &node, qint64 first, qint64 last) const;
    QString countText(const TreeNode &node) const;
    QString keyCell(const Place &place, const Edit *edit, int column) const;
    qint64 countOf(const TreeNode &node) const;
    static bool isSearching(const TreeStore &store, const CollectionRef &ref);
    ValueKind kindOf(const Place &place) const;
    qint64 sizeOf(const Place &place, const Edit *edit) const;
    EntryState stateOf(const Place &place, const Edit *edit) const;

    Workspace &m_workspace; // outlives us
    std::vector<std::unique_ptr<TreeStore>> m_stores;
    QHash<quint32, TreeNode *> m_nodes; // by id
    quint32 m_lastId = 0;
    std::optional<KeyFilter> m_filter;
    KeySorting m_sorting;
    KeyJump *m_jump = nullptr; // in hand; child
    Places m_places; // during a change of the listing
};

} // namespace kvlens
