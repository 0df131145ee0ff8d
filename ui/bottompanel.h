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
class IndexSurveys;
class LinksPanel;
class NeighboursPanel;
class ProblemsPanel;
class SearchPanel;
struct SearchHit;

class BottomPanel : public QTabWidget
{
    Q_OBJECT
public:
    // All of them outlive us.
    BottomPanel(Workspace &workspace, ChangesModel &changes, IndexSurveys &surveys,
        QWidget *parent = nullptr);

    void log(const QString &line); // with the time in front
    void logComparison(const QString &path); // that it was written there
    void showChanges(const StoreSession *session, const EntryRef &ref);
    void showProblems();
    void check(); // the indexes that are open, and shows what is found
    void startSearch(); // brings the search forward and takes the focus
    void showLinks(); // and gives them the focus
    void showNeighbours(); // the same
    void setTarget(const Target &target); // what would be searched, and whose links are shown

signals:
    void showRequested(kvlens::StoreSession *session, const kvlens::EntryRef &ref);
    void placeRequested(kvlens::StoreSession *session, const kvlens::SearchHit &hit);
    void repaired(kvlens::StoreSession *session, const QString &what);
    void followed(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // a link
    void exported(const QString &path); // what was found wrong
    void openRequested(const QString &address);
    void couldNotExport(const kvlens::Error &error);

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
    IndexSurveys &m_surveys;
    LinksPanel *m_links;
    NeighboursPanel *m_neighbours;
    SearchPanel *m_search;
    QPlainTextEdit *m_log = nullptr;
};

} // namespace kvlens
