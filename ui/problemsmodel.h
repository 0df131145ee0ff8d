// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is wrong with the open stores, by rule: those that stores tell and those that checks found.
#pragma once

#include "model/checks/storecheck.h"
#include "model/storesession.h"

#include <QAbstractItemModel>

namespace kvlens {

struct ShownProblem
{
    StoreSession *session = nullptr; // not owned
    Finding finding;
    bool isOfCheck = false; // else the store tells it
};

// A rule that has found one thing is a row; one that has found several is a row with those below.
// Threads: the GUI's. Pure but for its signals; sentences are made when they are looked at.
class ProblemsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { ProblemColumn, EntriesColumn, StoreColumn, RuleColumn, ColumnCount };
    enum Role {
        SeverityRole = Qt::UserRole, // Severity
    };

    explicit ProblemsModel(QObject *parent = nullptr);

    void show(QList<ShownProblem> problems);
    // Those that are at least so severe, and have the text in their sentence, rule, store or keys.
    void setFilter(const QString &text, Severity least);
    qsizetype count() const { return m_all.size(); } // of problems, shown or not
    qsizetype shownCount() const;
    const QList<ShownProblem> &all() const { return m_all; }
    QList<ShownProblem> listed() const; // those that are shown, by rule
    const ShownProblem *problem(const QModelIndex &index) const; // of a rule: its first
    // The row of the rule in a store; invalid: it is not shown.
    QModelIndex indexOf(const StoreSession *session, const QString &rule) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool admits(const ShownProblem &problem) const;
    void regroup();
    bool isGroup(const QModelIndex &index) const; // with rows below
    QString text(const ShownProblem &problem, int column) const;
    QVariant groupData(const QList<qsizetype> &group, int column, int role) const;
    QString headText(const QList<qsizetype> &group) const;

    QList<ShownProblem> m_all;
    QString m_filter;
    Severity m_least = Severity::Information;
    QList<QList<qsizetype>> m_groups; // of a rule in a store: numbers in m_all
};

} // namespace kvlens
