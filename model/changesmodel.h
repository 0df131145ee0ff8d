// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The unsaved edits of all open stores, or of one, as a table.
#pragma once

#include "model/editrows.h"
#include "model/workspace.h"

#include <QAbstractTableModel>

namespace kvlens {

// Rows are by store, in the order in which their first edit came. They are arithmetic over lists
// that the change sets share: nothing is kept for a row, and a change to one edit looks at no
// other.
class ChangesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { EntryColumn, WhereColumn, ChangeColumn, BytesColumn, StateColumn, ColumnCount };
    enum Role {
        SessionRole = Qt::UserRole, // StoreSession *
        EntryRefRole, // EntryRef
        EditKindRole, // EditKind
        BytesRole, // qint64: new size less old; invalid QVariant: the value stays
        ConflictRole, // bool
        InvalidRole, // bool
        ProblemRole, // Error: why it cannot be, or was not, persisted; invalid QVariant: none
    };

    explicit ChangesModel(Workspace &workspace, QObject *parent = nullptr);
    explicit ChangesModel(StoreSession &only, QObject *parent = nullptr); // which outlives it

    QModelIndex indexOf(const StoreSession *session, const EntryRef &ref) const;
    // Nothing: the row is invalid.
    std::optional<Edit> editAt(const QModelIndex &index) const;
    // Whether any has a ProblemRole.
    bool hasTrouble() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Part
    {
        StoreSession *session; // not owned; removed before it goes
        ShownEdits rows;
    };
    struct Place
    {
        const Part *part;
        qsizetype row;
    };
    void follow(StoreSession *session);
    void show(StoreSession *session, const EditList &edits);
    void change(Part &part, int first, const EditList &edits);
    qsizetype partOf(const StoreSession *session) const; // -1: it has no edits
    int firstRow(qsizetype part) const;
    Place placeOf(int row) const;
    QString storeLabel(const StoreSession &session) const; // empty: there is only this one
    void judge(const StoreSession *session);
    void tellOfNames();

    QList<StoreSession *> m_sessions; // not owned; removed before they go
    QList<Part> m_parts; // none is empty
};

} // namespace kvlens
