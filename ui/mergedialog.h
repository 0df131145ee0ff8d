// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The entries that were changed here and by another program: what they made of it, what you made of
// it, both against what was there before; one of the two is kept.
#pragma once

#include "model/storesession.h"

#include <QDialog>
#include <QSet>

class QLabel;
class QListWidget;
class QPushButton;

namespace kvlens {

class DiffView;

class MergeDialog : public QDialog
{
    Q_OBJECT
public:
    MergeDialog(StoreSession &session, QWidget *parent);

private:
    QWidget *makeSide(const QString &title, DiffView *view, QPushButton *button);
    void refill();
    void readAgain();
    QString decidedText() const;
    void showConflict();
    std::optional<EntryRef> current() const;
    void decide(void (EntryEditor::*choice)(const EntryRef &));

    StoreSession &m_session; // outlives us
    QLabel *m_summary;
    QListWidget *m_list;
    DiffView *m_theirs;
    DiffView *m_mine;
    QPushButton *m_take;
    QPushButton *m_keep;
    QPushButton *m_close;
    QList<EntryRef> m_conflicts;
    QSet<EntryRef> m_decided; // here
};

} // namespace kvlens
