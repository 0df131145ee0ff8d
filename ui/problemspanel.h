// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is wrong with the open stores as a whole; a repair, where one is known, is staged as
// ordinary edits.
#pragma once

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
    void refill();
    void keepCurrent(const StoreSession *session, const QString &id);
    void refreshButtons();
    void showEntry();
    void repair();

    Workspace &m_workspace; // outlives us
    QTreeWidget *m_list;
    QLabel *m_none;
    QPushButton *m_show;
    QPushButton *m_repair;
};

} // namespace kvlens
