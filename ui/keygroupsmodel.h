// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Nodes in groups that have a title, with a measure, the document and the first words of each.
#pragma once

#include "model/index/indexsnapshot.h"
#include "model/index/nodelines.h"

#include <QAbstractItemModel>
#include <QPointer>

namespace kvlens {

struct KeyGroup
{
    struct Row
    {
        QByteArray key;
        QString measure; // what there is to say of it
        bool operator==(const Row &) const = default;
    };
    QString title;
    QList<Row> rows;
    bool operator==(const KeyGroup &) const = default;
};

// Threads: the GUI's.
class KeyGroupsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NodeColumn, MeasureColumn, DocumentColumn, TextColumn, ColumnCount };
    enum Role {
        NodeRole = Qt::UserRole, // EntryRef, of `others` where the docstore has no such node
        HasTextRole, // bool: the docstore has the node
    };

    explicit KeyGroupsModel(QObject *parent = nullptr);

    // `index` may be null: then nothing is known of the nodes. `others`: where one is that the
    // docstore does not have.
    void show(const QList<KeyGroup> &groups, const CollectionRef &others,
        IndexSnapshotPointer index, NodeLines *lines);
    void wantLines(const QModelIndexList &seen); // reads the words of those

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const KeyGroup::Row *rowAt(const QModelIndex &index) const; // nullptr: it is a group
    const IndexParts::Node *nodeOf(const KeyGroup::Row &row) const;
    EntryRef refOf(const KeyGroup::Row &row) const;
    QString text(const KeyGroup::Row &row, int column) const;
    void tellChanged();

    QList<KeyGroup> m_groups;
    CollectionRef m_others;
    IndexSnapshotPointer m_index;
    QPointer<NodeLines> m_lines; // not owned
};

} // namespace kvlens
