// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A table of unsaved edits with its diff beside it: the Changes panel and the review use it.
#pragma once

#include "ui/target.h"

#include <QSplitter>

class QBoxLayout;
class QLabel;
class QTreeView;

namespace kvlens {

class ChangesModel;
class DiffView;

class ChangeList : public QSplitter
{
    Q_OBJECT
public:
    explicit ChangeList(ChangesModel &changes, QWidget *parent = nullptr);

    void select(const StoreSession *session, const EntryRef &ref);
    Target selected() const;
    void addBelowList(QWidget *widget);

signals:
    void chosen(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // double click, Enter
    void selectionChanged();

private:
    void showDiff();

    ChangesModel &m_changes; // outlives us
    QBoxLayout *m_left; // the list, and what stands below it
    QTreeView *m_list;
    QLabel *m_trouble;
    DiffView *m_diff;
};

} // namespace kvlens
