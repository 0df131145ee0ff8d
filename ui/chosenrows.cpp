// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chosenrows.h"

#include <QTreeView>

namespace kvlens {

namespace {

using Way = QItemSelectionModel;

// The row of its store.
QModelIndex topOf(QModelIndex row)
{
    while (row.parent().isValid())
        row = row.parent();
    return row.siblingAtColumn(0);
}

bool isOf(const QItemSelectionRange &range, const QModelIndex &store)
{
    return range.parent().isValid() ? topOf(range.parent()) == store : range.contains(store);
}

bool isBelow(QModelIndex row, const QModelIndex &ancestor)
{
    while (row.isValid() && row != ancestor)
        row = row.parent();
    return row.isValid();
}

} // namespace

ChosenRows::ChosenRows(QTreeView &tree)
    : QObject(&tree)
    , m_tree(tree)
{
    const QAbstractItemModel *model = tree.model();
    connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, &ChosenRows::remember);
    connect(model, &QAbstractItemModel::layoutChanged, this, &ChosenRows::chooseAgain);
    connect(&tree, &QTreeView::collapsed, this, &ChosenRows::leaveOut);
    connect(tree.selectionModel(), &Way::selectionChanged, this, &ChosenRows::keepToOneStore);
}

bool ChosenRows::areIn(const QModelIndex &row) const
{
    const QItemSelection chosen = m_tree.selectionModel()->selection();
    return std::any_of(chosen.begin(), chosen.end(),
        [&row](const QItemSelectionRange &range) { return isBelow(range.parent(), row); });
}

// Of one range of rows the selection keeps the first and the last alone where it is all that there
// is, and then takes for chosen what comes to stand between them.
void ChosenRows::remember()
{
    m_all.clear();
    const QItemSelection chosen = m_tree.selectionModel()->selection();
    if (chosen.size() != 1)
        return;
    const QItemSelectionRange &range = chosen.first();
    if (range.top() != 0 || range.bottom() != m_tree.model()->rowCount(range.parent()) - 1)
        return;
    m_all.reserve(range.height());
    for (int row = 0; row <= range.bottom(); ++row)
        m_all.append(m_tree.model()->index(row, 0, range.parent()));
}

void ChosenRows::chooseAgain()
{
    QItemSelection rows;
    const bool wereAll = !m_all.isEmpty();
    QModelIndex first;
    QModelIndex last;
    for (const QPersistentModelIndex &row : std::exchange(m_all, {})) {
        if (!row.isValid())
            continue;
        const bool goesOn
            = last.isValid() && row.parent() == last.parent() && row.row() == last.row() + 1;
        if (!goesOn && first.isValid())
            rows.append({first, last});
        if (!goesOn)
            first = row;
        last = row;
    }
    if (first.isValid())
        rows.append({first, last});
    if (wereAll)
        m_tree.selectionModel()->select(rows, Way::ClearAndSelect | Way::Rows);
    emit rearranged();
}

void ChosenRows::leaveOut(const QModelIndex &closed)
{
    Way &selection = *m_tree.selectionModel();
    const QItemSelection chosen = selection.selection();
    QItemSelection hidden;
    for (const QItemSelectionRange &range : chosen) {
        if (isBelow(range.parent(), closed))
            hidden.append(range);
    }
    if (isBelow(selection.currentIndex().parent(), closed))
        selection.setCurrentIndex(closed, Way::NoUpdate);
    if (hidden.isEmpty())
        return;
    if (hidden.size() == chosen.size())
        selection.select(closed, Way::ClearAndSelect | Way::Rows);
    else
        selection.select(hidden, Way::Deselect | Way::Rows);
}

void ChosenRows::keepToOneStore(const QItemSelection &added)
{
    if (added.isEmpty())
        return;
    Way &selection = *m_tree.selectionModel();
    const QModelIndex current = topOf(selection.currentIndex());
    const bool isCurrent = std::any_of(
        added.begin(), added.end(), [&](const auto &range) { return isOf(range, current); });
    const QModelIndex store = isCurrent ? current : topOf(added.first().topLeft());
    QItemSelection others;
    const QItemSelection chosen = selection.selection();
    for (const QItemSelectionRange &range : chosen) {
        if (!isOf(range, store))
            others.append(range);
        else if (!range.parent().isValid()) // of rows of stores
            QItemSelection::split(range,
                {store.siblingAtColumn(range.left()), store.siblingAtColumn(range.right())},
                &others);
    }
    if (!others.isEmpty())
        selection.select(others, Way::Deselect | Way::Rows);
}

} // namespace kvlens
