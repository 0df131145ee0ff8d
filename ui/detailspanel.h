// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is known about the open entry, or about the store if none is open. The expiry can be changed
// where the store keeps one.
#pragma once

#include "ui/target.h"

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
    void showStore(const StoreSession *session); // nullptr: nothing

private:
    void showExpiry(const ValueDocument &value, bool anew);
    void changeExpiry(const std::optional<QDateTime> &at);
    void setNote(const QString &note);

    FactList *m_facts;
    QLabel *m_title;
    QLabel *m_note;
    ExpiryField *m_expiry;
    StoreSession *m_session = nullptr; // not owned; of the entry shown
    EntryRef m_ref;
};

} // namespace kvlens
