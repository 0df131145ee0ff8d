// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tree of collections and keys. The key column keeps 24 characters whatever the width: the
// state column goes first, then the size, then the type.
#pragma once

#include "ui/target.h"

#include <QPersistentModelIndex>
#include <QTreeView>

namespace kvlens {

class StoreTreeModel;

class StoreTree : public QTreeView
{
    Q_OBJECT
public:
    explicit StoreTree(StoreTreeModel &model, QWidget *parent = nullptr);

    Target target() const; // what is selected
    // Selects a key and brings it into view, as soon as its page is there.
    void show(StoreSession *session, const EntryRef &ref);
    // Opens the store's node and its files, and its collection if it has only one.
    void expandStore(StoreSession *session);
    int leastWidth() const; // that shows a key's 24 characters

signals:
    void targetChanged();
    void previewed(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // single click
    void chosen(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // double click, Enter

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &before) override;

private:
    int keyColumnWidth() const;
    void fitColumns();
    void reselect();
    void expandMatches();
    void expandMatchesBelow(const QModelIndex &parent);

    StoreTreeModel &m_model; // outlives us
    Target m_wanted; // selected again after a reload
    QList<QPersistentModelIndex> m_expandedForFilter;
};

} // namespace kvlens
