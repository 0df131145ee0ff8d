// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One problem: what it is, what Python says to it, which entries it is about, and what its repair
// would change.
#pragma once

#include "ui/problemsmodel.h"

#include <QScrollArea>

class QLabel;
class QListWidget;
class QPushButton;

namespace kvlens {

class MenuButton;

class ProblemDetails : public QScrollArea
{
    Q_OBJECT
public:
    explicit ProblemDetails(QWidget *parent = nullptr);

    void show(const ShownProblem *problem); // nullptr: none
    using QWidget::show;
    void showRepair(const Result<QList<Write>> &writes); // of that problem, once it is known
    void setCanEdit(bool can);

signals:
    void followed(kvlens::StoreSession *session, const kvlens::EntryRef &ref);
    void repairRequested();
    void openRequested(const QString &address);

private:
    void setUp();
    void refreshEntries();
    void refreshRepair();
    void refreshReadings();
    bool isRepairStaged() const;
    QString repairText() const;
    void follow(int row);

    std::optional<ShownProblem> m_problem;
    std::optional<Result<QList<Write>>> m_writes; // of its repair; nothing: not known yet
    bool m_canEdit = false;
    QLabel *m_title;
    QLabel *m_sentence;
    QLabel *m_pythonHead;
    QLabel *m_python;
    QLabel *m_known; // where people have met it
    QLabel *m_entriesHead;
    QListWidget *m_entries;
    QLabel *m_repairHead;
    QLabel *m_repair;
    QListWidget *m_edits;
    QPushButton *m_stage;
    MenuButton *m_readAs; // with a menu of the ways to read the file
};

} // namespace kvlens
