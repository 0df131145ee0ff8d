// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All open stores as one tree: stores → (groups →) collections → (ranges →) keys.
#pragma once

#include "model/keyfilter.h"
#include "model/workspace.h"

#include <QAbstractItemModel>

namespace kvlens {

enum class EntryState : quint8 {
    Clean,
    Edited,
    Added,
    Deleted, // stays visible until persisted
    Renamed,
    Conflict, // edited here and changed by another program
    Invalid, // edited into something that cannot be persisted
    Shadowed, // a duplicate that the library never reads
    Problem, // a problem of the store names this entry
};

enum class LoadState : quint8 { Idle, InFlight, Done, Failed };

enum class NodeKind : quint8 { Store, Group, Collection, Range, Key };

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
    static constexpr qint64 rangeThreshold = 50'000;
    static constexpr qint64 rangeSize = 10'000;

    explicit StoreTreeModel(Workspace &workspace, QObject *parent = nullptr);
    ~StoreTreeModel() override;

    QModelIndex indexOf(const StoreSession *session) const;
    QModelIndex indexOf(const StoreSession *session, const CollectionRef &collection) const;
    // Invalid: not there, or not among the pages at hand; then locate() finds it.
    QModelIndex indexOf(const StoreSession *session, const EntryRef &ref) const;
    void locate(StoreSession *session, const EntryRef &ref); // located() follows

    // Narrows the keys, in the background; an empty text shows all. A wrong pattern changes nothing
    // and is returned as Invalid.
    Result<void> setFilter(const KeyPattern &pattern);
    bool isFiltered() const;
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
    void filterCountsChanged();
};

} // namespace kvlens
