// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The nearest nodes as a table, with what they are.
#pragma once

#include "model/index/indexsnapshot.h"
#include "model/index/nodelines.h"
#include "model/vectors/neighboursearch.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace kvlens {

// Threads: the GUI's.
class NeighboursModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RankColumn, ScoreColumn, NodeColumn, DocumentColumn, TextColumn, ColumnCount };
    enum Role {
        NodeRole = Qt::UserRole, // EntryRef, of the vector where the docstore has no such node
        HasTextRole, // bool: the docstore has the node
    };

    explicit NeighboursModel(QObject *parent = nullptr);

    // `index` may be null: then nothing is known of the nodes.
    void show(const QList<Neighbours::Row> &rows, const CollectionRef &vectors,
        IndexSnapshotPointer index, NodeLines *lines);
    int rowOf(QByteArrayView key) const; // -1: it is not among them

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        Neighbours::Row found;
        EntryRef ref;
        bool hasText = false;
        QString document;
        bool operator==(const Row &) const = default;
    };
    QString text(int number, int column) const;

    QList<Row> m_rows;
    bool m_knowsIndex = false;
    QPointer<NodeLines> m_lines; // not owned
};

// As a person reads it: four places, or NaN.
QString scoreText(double score);
// What the document of a node is called; empty: it has none, or nothing is known of it.
QString documentOf(const IndexSnapshot &index, IndexId node);

} // namespace kvlens
