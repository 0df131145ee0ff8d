// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The links of one entry of an index, for a person: what it points to, and what uses it.
#pragma once

#include "model/index/indexsnapshot.h"
#include "model/index/linkstanding.h"

#include <QAbstractItemModel>

namespace kvlens {

// Two groups with their links below. Pure but for its signals.
class LinksModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { KindColumn, KeyColumn, PlaceColumn, StateColumn, ColumnCount };
    enum Role {
        EntryRefRole = Qt::UserRole, // EntryRef at the other end; invalid QVariant: none
        StandingRole, // Standing
    };
    using Standing = LinkStanding; // of the entry at the other end
    enum class Way : quint8 { PointsTo, UsedBy };
    static constexpr qsizetype mostShown = 1'000; // of each group

    explicit LinksModel(QObject *parent = nullptr);

    // Of that entry; it is in no part of the index: the groups are empty. The same again changes
    // nothing.
    void show(const IndexSnapshot &snapshot, const EntryRef &ref);
    void clear(); // no groups either
    bool isEmpty() const { return m_groups.isEmpty(); }

    // "next node", for people: what the other end is, by IndexLink::kind.
    static QString kindText(const char *kind, Way way);
    // Why a link leads nowhere; empty: it does not.
    static QString reasonText(const EntryRef &ref, Standing standing);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        const char *kind;
        EntryRef ref;
        Standing standing = Standing::There;
        bool operator==(const Row &) const = default;
    };
    struct Group
    {
        bool isUse = false; // of what uses the entry
        QList<Row> rows = {};
        qint64 more = 0; // that are not shown
        bool operator==(const Group &) const = default;
    };
    static QString groupText(const Group &group);
    QVariant rowData(const Group &group, const Row &row, int column, int role) const;
    void take(QList<Group> groups);

    QList<Group> m_groups; // none: nothing is shown
};

} // namespace kvlens
