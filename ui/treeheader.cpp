// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/treeheader.h"

#include "model/storetreemodel.h"
#include "model/timetext.h"
#include "model/treecolumns.h"

namespace kvlens {

namespace {

using Model = StoreTreeModel;

// What stays longest comes first; the times are there only for who has chosen them.
constexpr std::pair<int, int> widths[] {// in characters
    {Model::ExpiresColumn, 18}, {Model::CreatedColumn, 18}, {Model::TypeColumn, 17},
    {Model::SizeColumn, 11}, {Model::StateColumn, 11}};

bool isTimeColumn(int column)
{
    return column == Model::CreatedColumn || column == Model::ExpiresColumn;
}

} // namespace

TreeHeader::TreeHeader(StoreTreeModel &model, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_model(model)
    , m_wanted({Model::TypeColumn, Model::SizeColumn, Model::StateColumn})
{
    setModel(&model);
    setSectionsMovable(false);
    setStretchLastSection(false);
    setSectionResizeMode(QHeaderView::Fixed);
    setSectionResizeMode(Model::KeyColumn, QHeaderView::Stretch);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    moveSection(Model::StateColumn, count() - 1); // behind what the entry is
    setSortIndicatorClearable(true); // the third click: as the store lists them
    showSorting();
    connect(this, &QHeaderView::sortIndicatorChanged, this, &TreeHeader::takeSorting);
    connect(&m_model, &Model::sortingChanged, this, &TreeHeader::showSorting);
}

void TreeHeader::setWanted(int column, bool isWanted)
{
    if (isWanted)
        m_wanted.insert(column);
    else
        m_wanted.remove(column);
    emit wantedChanged();
}

void TreeHeader::takeSorting(int column, Qt::SortOrder order)
{
    if (column >= 0 && sortingBy(column) == KeySorting::By::Store)
        showSorting(); // by this one nothing is sorted
    else
        m_model.sort(column, order);
}

void TreeHeader::showSorting()
{
    const QSignalBlocker blocker(this);
    const KeySorting sorting = m_model.sorting();
    setSortIndicator(sortedColumn(sorting.by), sorting.order);
}

QList<int> TreeHeader::byImportance() const
{
    QList<int> columns;
    for (const auto &[column, width] : widths) {
        if (m_wanted.contains(column))
            columns.append(column);
    }
    if (!keepsTimes())
        std::stable_partition(
            columns.begin(), columns.end(), [](int each) { return !isTimeColumn(each); });
    const qsizetype sorted = columns.indexOf(sortedColumn(m_model.sorting().by));
    if (sorted > 0)
        columns.move(sorted, 0);
    return columns;
}

int TreeHeader::widthOf(int column) const
{
    // Digits are wider than the average character, and a time that is cut says nothing.
    const QDateTime wide(QDate(2028, 8, 28), QTime(20, 58));
    const int margins = 4 * style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this);
    const int time = fontMetrics().horizontalAdvance(shortTimeText(wide)) + margins;
    for (const auto &[known, characters] : widths) {
        if (known == column)
            return std::max(
                characters * fontMetrics().averageCharWidth(), isTimeColumn(column) ? time : 0);
    }
    return 0;
}

void TreeHeader::fit(int room)
{
    const QList<int> wanted = byImportance();
    for (const auto &[column, width] : widths) {
        if (!wanted.contains(column))
            setSectionHidden(column, true);
    }
    for (const int column : wanted) {
        room -= widthOf(column);
        setSectionHidden(column, room < 0);
        resizeSection(column, widthOf(column));
    }
}

bool TreeHeader::keepsTimes() const
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const auto *session
            = m_model.index(row, 0).data(Model::SessionRole).value<StoreSession *>();
        if (session->info().capabilities.testFlag(Capability::Expiry))
            return true;
    }
    return false;
}

int TreeHeader::missing(int column, int room) const
{
    room -= widthOf(column);
    for (const auto &[other, width] : widths) {
        const bool isKept
            = other == Model::StateColumn ? !isSectionHidden(other) : m_wanted.contains(other);
        if (other != column && isKept)
            room -= widthOf(other);
    }
    return std::max(0, -room);
}

} // namespace kvlens
