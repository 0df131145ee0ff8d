// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The panels below: what is pending, what is wrong, what happened. Their tabs carry the counts.
#pragma once

#include "model/workspace.h"
#include "ui/target.h"

#include <QTabWidget>

class QPlainTextEdit;

namespace kvlens {

class ChangeList;
class ChangesModel;
class ProblemsPanel;
class SearchPanel;
struct SearchHit;

class BottomPanel : public QTabWidget
{
    Q_OBJECT
public:
    BottomPanel(Workspace &workspace, ChangesModel &changes, QWidget *parent = nullptr);

    void log(const QString &line); // with the time in front
    void showChanges(const StoreSession *session, const EntryRef &ref);
    void showProblems();
    void startSearch(); // brings the search forward and takes the focus
    void setSession(StoreSession *session); // that would be searched

signals:
    void showRequested(kvlens::StoreSession *session, const kvlens::EntryRef &ref);
    void placeRequested(kvlens::StoreSession *session, const kvlens::SearchHit &hit);
    void repaired(kvlens::StoreSession *session, const QString &what);

private:
    QWidget *makeChanges(ChangesModel &changes);
    QWidget *makeLog();
    void countChanges();
    void countProblems();
    void countResults();

    Workspace &m_workspace; // outlives us
    ChangeList *m_changes = nullptr;
    QWidget *m_buttons = nullptr;
    ProblemsPanel *m_problems;
    SearchPanel *m_search;
    QPlainTextEdit *m_log = nullptr;
};

} // namespace kvlens
