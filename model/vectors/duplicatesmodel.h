// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Groups of vectors that are nearly the same as a tree, with what they are of.
#pragma once

#include "model/index/indexsnapshot.h"
#include "model/index/nodelines.h"
#include "model/vectors/duplicatesearch.h"

#include <QAbstractItemModel>
#include <QPointer>

namespace kvlens {

// Threads: the GUI's. Memory: what was found, shared with the search.
class DuplicatesModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NodeColumn, ScoreColumn, DocumentColumn, TextColumn, ColumnCount };
    enum Role {
        NodeRole = Qt::UserRole, // EntryRef, of the vector where the docstore has no such node; of
                                 // a group none
        HasTextRole, // bool: the docstore has the node
    };

    explicit DuplicatesModel(QObject *parent = nullptr);

    // `index` may be null: then nothing is known of the nodes.
    void show(const QList<QList<FoundDuplicates::Row>> &groups, const CollectionRef &vectors,
        IndexSnapshotPointer index, NodeLines *lines);
    // Reads the first words of these, which are in view, and of none that are not.
    void wantLines(const QModelIndexList &seen);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Row = FoundDuplicates::Row;
    const Row &rowAt(const QModelIndex &index) const;
    QVariant ofGroup(const QModelIndex &index, int role) const;
    QString text(const Row &row, int column) const;
    EntryRef refOf(const Row &row) const;
    bool hasText(const Row &row) const;
    void tellChanged();

    QList<QList<Row>> m_groups;
    CollectionRef m_vectors;
    IndexSnapshotPointer m_index;
    QPointer<NodeLines> m_lines; // not owned
    int m_firstSeen = 0; // groups of which some rows are in view
    int m_lastSeen = -1;
};

} // namespace kvlens
