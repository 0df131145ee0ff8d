// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The source documents of an index as a table, of which a filter may leave some.
#pragma once

#include "model/index/documentnodes.h"
#include "model/index/indexsnapshot.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QTimer>

namespace kvlens {

// Rows are arithmetic: what a row says is worked out when it is looked at.
// Threads: the GUI's.
class DocumentsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        NodesColumn,
        CoverageColumn,
        VectorsColumn,
        IndexesColumn,
        TroubleColumn,
        ColumnCount
    };
    enum Role {
        MarksRole = Qt::UserRole, // QByteArray, of the coverage: as coverageMarks() has it
        IsWellRole, // bool: nothing is wrong with it
    };
    enum class Which : quint8 { All, InTrouble };
    static constexpr int markCount = 200; // of MarksRole

    explicit DocumentsModel(QObject *parent = nullptr);

    void show(IndexSnapshotPointer snapshot); // null: nothing
    // Of which the name or the id has the text, in whatever case; empty: all. Of very many the rows
    // come bit by bit.
    void setFilter(const QString &text, Which which = Which::All);
    bool isFiltering() const { return m_next < size_t(documentCount()); }
    qsizetype documentCount() const; // that there are
    const SourceDocument *document(int row) const; // nullptr: no such row
    int rowOf(QByteArrayView id) const; // -1: it is not shown

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void filtered(); // all rows are there

private:
    struct Cells // of one row
    {
        DocumentFacts facts;
        Coverage coverage;
        QByteArray marks;
    };
    bool hasText(const SourceDocument &document) const;
    bool admits(const SourceDocument &document) const;
    void refilter();
    void filterOn();
    const Cells &cells(const SourceDocument &document) const;
    QString text(const SourceDocument &document, int column) const;
    QString toolTip(const SourceDocument &document, int column) const;
    QString coverageText(const SourceDocument &document) const;

    IndexSnapshotPointer m_snapshot;
    QString m_filter;
    Which m_which = Which::All;
    std::vector<quint32> m_rows; // numbers of documents
    size_t m_next = 0; // document to be looked at by the filter
    QTimer m_turn; // of the filter
    mutable QCache<IndexId, Cells> m_cells {500}; // by document
};

// "2 gaps, 1 broken link": what is wrong with a document; empty: nothing.
QString troubleText(const DocumentFacts &facts);

} // namespace kvlens
