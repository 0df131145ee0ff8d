// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The nodes of one source document as a table: in order, with the gaps between them.
#pragma once

#include "model/index/documentnodes.h"
#include "model/index/indexsnapshot.h"
#include "model/index/nodelines.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace kvlens {

// Threads: the GUI's. What a node says is read as it comes into view: see wantLines().
class DocumentNodesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NumberColumn,
        CharactersColumn,
        TextColumn,
        VectorColumn,
        TroubleColumn,
        ColumnCount
    };
    enum Role {
        NodeRole = Qt::UserRole, // EntryRef of the node; invalid QVariant: there is none
        VectorRole, // EntryRef of its vector; invalid QVariant: it has none
        IsGapRole, // bool
        IsWellRole, // bool: nothing is wrong with it
    };

    explicit DocumentNodesModel(QObject *parent = nullptr);

    // Null, or no document with that id: nothing.
    void show(IndexSnapshotPointer snapshot, const QByteArray &document, NodeLines *lines);
    void wantLines(int first, int last); // of rows that are in view
    qsizetype nodeCount() const; // without gaps
    int rowOf(QByteArrayView node) const; // -1: it is not among them

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    EntryRef nodeRef(const DocumentRow &row) const;
    std::optional<EntryRef> vectorRef(const DocumentRow &row) const;
    QString text(const DocumentRow &row, int column) const;
    QString lineOf(const DocumentRow &row) const;
    QString vectorText(const DocumentRow &row) const;
    QString troubleOf(const DocumentRow &row) const;

    IndexSnapshotPointer m_snapshot;
    QByteArray m_document; // its id
    std::vector<DocumentRow> m_rows;
    QPointer<NodeLines> m_lines; // not owned
};

} // namespace kvlens
