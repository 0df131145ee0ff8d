// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A key that somebody goes to whose name is still to come: its value is shown when it is there.
#pragma once

#include "ui/target.h"

#include <QPersistentModelIndex>

class QKeyEvent;

namespace kvlens {

class StoreTree;

// What is typed behind Enter is meant for the value: until that has the focus it does nothing in
// the tree.
// Threads: the GUI's. Lifetime: a child of the tree, which has its model already.
class ComingKey : public QObject
{
    Q_OBJECT
public:
    explicit ComingKey(StoreTree &tree);

    // Now, or when its row has its key, if it is still the current one then.
    void preview(const QModelIndex &key);
    void open(const QModelIndex &key);

    bool eventFilter(QObject *watched, QEvent *event) override; // of the tree

signals:
    void previewed(kvlens::StoreSession *session, const kvlens::EntryRef &ref);
    void chosen(kvlens::StoreSession *session, const kvlens::EntryRef &ref);

private:
    void tell();
    bool isOpening() const;
    bool isOfActions(const QKeyEvent &key) const;

    StoreTree &m_tree;
    QPersistentModelIndex m_key;
    bool m_opens = false;
};

} // namespace kvlens
