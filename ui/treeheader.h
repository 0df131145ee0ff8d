// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The head of the tree's columns: which of them are wanted, which have room, and which one sorts.
#pragma once

#include <QHeaderView>
#include <QSet>

namespace kvlens {

class StoreTreeModel;

// The column of the keys has what the others leave. Whether clicks sort is the view's to say, see
// QTreeView::setHeader().
class TreeHeader : public QHeaderView
{
    Q_OBJECT
public:
    // The model outlives it.
    explicit TreeHeader(StoreTreeModel &model, QWidget *parent = nullptr);

    void setWanted(int column, bool isWanted);
    // Shows those that are wanted as far as they have room beside the keys. What sorts stays
    // longest, then what somebody has chosen; of the others the state goes first, then the size,
    // then the type. Times go before all of them where no store keeps any.
    void fit(int room);
    bool keepsTimes() const; // some store can say when entries expire
    int missing(int column, int room) const; // pixels for it beside those that are shown; 0: none

signals:
    void wantedChanged();

private:
    QList<int> byImportance() const; // those that are wanted
    int widthOf(int column) const;
    void takeSorting(int column, Qt::SortOrder order);
    void showSorting();

    StoreTreeModel &m_model;
    QSet<int> m_wanted;
};

} // namespace kvlens
