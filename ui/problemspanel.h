// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is wrong with the open stores as a whole, and on request what does not fit together in an
// index; a repair, where one is known, is staged as ordinary edits.
#pragma once

#include "model/checks/indexcheck.h"
#include "model/workspace.h"
#include "report/findingreport.h"
#include "ui/target.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QTreeView;

namespace kvlens {

class BugReporter;
class ProblemDetails;
class ProblemsModel;
class QueryChoice;
class QueryLine;
struct ShownProblem;

class ProblemsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemsPanel(Workspace &workspace, QWidget *parent = nullptr);

    qsizetype count() const;
    void check(); // the stores that are open

signals:
    void countChanged();
    void showRequested(kvlens::StoreSession *session, const kvlens::EntryRef &ref);
    void repaired(kvlens::StoreSession *session, const QString &what);
    void openRequested(const QString &address);
    void exported(const QString &path);
    void couldNotExport(const kvlens::Error &error);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUp();
    void connectParts();
    void refill();
    void applyFilter();
    void chooseAgain(const StoreSession *session, const QString &rule);
    void showChosen();
    void askForRepair(const ShownProblem &problem);
    void refreshList();
    void fitColumns();
    void refreshNote();
    void refreshEditing();
    IndexCheck *checkOf(StoreSession *session);
    void showEntry();
    void repair();
    void repairAll();
    void makeExport();
    void chooseFile(ReportForm form);
    void exportTo(const QString &path, ReportForm form, StoreSession *session);

    Workspace &m_workspace; // outlives us
    ProblemsModel *m_problems;
    QueryLine *m_filter;
    QueryChoice *m_severity;
    QTreeView *m_list;
    ProblemDetails *m_details;
    BugReporter *m_reporter;
    QLabel *m_none;
    QLabel *m_note; // how the check stands
    QHash<StoreSession *, IndexCheck *> m_checks; // of those that were checked; children
    QPushButton *m_check;
    QPushButton *m_repairAll;
    QToolButton *m_export;
    quint64 m_chosen = 0; // counts what was chosen: a repair of another comes too late
};

} // namespace kvlens
