// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is chosen in a tree is what is shown, and of one store: a row that a filter hides, or that
// is in a row that was closed, leaves the choice, and so do those of a store when some of another
// are chosen. What is done to what is chosen is done to all of it.
#pragma once

#include <QItemSelection>
#include <QObject>

class QTreeView;

namespace kvlens {

// Threads: the GUI's. Lifetime: a child of the tree, which has its model already.
class ChosenRows : public QObject
{
    Q_OBJECT
public:
    explicit ChosenRows(QTreeView &tree);

    bool areIn(const QModelIndex &row) const; // whether some are below it, at any depth

signals:
    void rearranged(); // rows have come, gone or moved, and what is chosen may be less

private:
    void remember();
    void chooseAgain();
    void leaveOut(const QModelIndex &closed);
    void keepToOneStore(const QItemSelection &added);

    QTreeView &m_tree;
    QList<QPersistentModelIndex> m_all; // that were chosen: all rows below one
};

} // namespace kvlens
