// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A table of unsaved edits with its diff beside it: the Changes panel and the review use it.
#pragma once

#include "ui/target.h"

#include <QSplitter>

class QLabel;
class QStackedWidget;
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

signals:
    void chosen(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // double click, Enter
    void selectionChanged();

private:
    void showDiff();

    ChangesModel &m_changes; // outlives us
    QTreeView *m_list;
    DiffView *m_diff;
};

} // namespace kvlens
