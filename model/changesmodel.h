// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The unsaved edits of all open stores, as a table.
#pragma once

#include "model/workspace.h"

#include <QAbstractTableModel>

namespace kvlens {

class ChangesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { EntryColumn, ChangeColumn, BytesColumn, StateColumn, ColumnCount };
    enum Role {
        SessionRole = Qt::UserRole, // StoreSession *
        EntryRefRole, // EntryRef
        EditKindRole, // EditKind
        BytesRole, // qint64: new size less old
        ConflictRole, // bool
        InvalidRole, // bool
        ProblemRole, // Error: why it cannot be or was not persisted; invalid QVariant: none
    };

    explicit ChangesModel(Workspace &workspace, QObject *parent = nullptr);

    QModelIndex indexOf(const StoreSession *session, const EntryRef &ref) const;
    // Nothing: the row is invalid.
    std::optional<Edit> editAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        StoreSession *session; // not owned; removed before it goes
        EntryRef ref;
    };
    void refresh(StoreSession *session);
    void setRows(StoreSession *session, const QList<EntryRef> &refs);
    void replaceRows(StoreSession *session, int first, int end, const QList<EntryRef> &refs);
    int firstRow(const StoreSession *session) const;
    const Edit *edit(const Row &row) const;

    QList<Row> m_rows;
};

} // namespace kvlens
