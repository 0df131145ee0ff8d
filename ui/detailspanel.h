// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is known about the open entry, about several that are chosen, or about the store if none is
// open. The expiry can be changed where the store keeps one.
#pragma once

#include "ui/target.h"

#include <QModelIndexList>
#include <QScrollArea>

class QLabel;
class QPushButton;

namespace kvlens {

class ValueDocument;
class ExpiryField;
class FactList;

class DetailsPanel : public QScrollArea
{
    Q_OBJECT
public:
    explicit DetailsPanel(QWidget *parent = nullptr);

    void showEntry(const ValueDocument &value);
    // One that is chosen and not open: what its row in the tree says; invalid: it has none.
    void showRow(const StoreSession &session, const EntryRef &ref, const QModelIndex &row);
    void showMany(const Target &target, const QModelIndexList &rows); // of the tree
    void showStore(const StoreSession *session); // nullptr: nothing

private:
    void showExpiry(const ValueDocument &value, bool anew);
    void changeExpiry(const std::optional<QDateTime> &at);
    void setNote(const QString &note);

    FactList *m_facts;
    QLabel *m_title;
    QLabel *m_note;
    ExpiryField *m_expiry;
    StoreSession *m_session = nullptr; // not owned; of the entries shown
    QList<EntryRef> m_refs;
};

} // namespace kvlens
