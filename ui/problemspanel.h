// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is wrong with the open stores as a whole, and on request what does not fit together in an
// index; a repair, where one is known, is staged as ordinary edits.
#pragma once

#include "model/checks/indexcheck.h"
#include "model/workspace.h"
#include "ui/target.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace kvlens {

class ProblemsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemsPanel(Workspace &workspace, QWidget *parent = nullptr);

    int count() const;

signals:
    void countChanged();
    void showRequested(kvlens::StoreSession *session, const kvlens::EntryRef &ref);
    void repaired(kvlens::StoreSession *session, const QString &what);

private:
    struct Chosen;

    std::optional<Chosen> chosen() const;
    void refill();
    void addRow(StoreSession *session, const Problem &problem, int number);
    void keepCurrent(const StoreSession *session, const QString &id);
    void refreshButtons();
    void refreshNote();
    void check();
    IndexCheck *checkOf(StoreSession *session);
    void showEntry();
    void repair();

    Workspace &m_workspace; // outlives us
    QTreeWidget *m_list;
    QLabel *m_none;
    QLabel *m_note; // how the check stands
    QHash<StoreSession *, IndexCheck *> m_checks; // of those that were checked; children
    QPushButton *m_check;
    QPushButton *m_show;
    QPushButton *m_repair;
};

} // namespace kvlens
