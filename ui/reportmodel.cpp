// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reportmodel.h"

#include "report/wording.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr quintptr isSection = ~quintptr(0); // instead of the number of one

}

ReportModel::ReportModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void ReportModel::show(const ReportPage &page)
{
    beginResetModel();
    m_page = page;
    endResetModel();
}

int ReportModel::columnsOf(const QModelIndex &section) const
{
    return int(m_page.sections.at(section.row()).columns.size());
}

QModelIndex ReportModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : isSection);
}

QModelIndex ReportModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == isSection)
        return {};
    return createIndex(int(index.internalId()), 0, isSection);
}

int ReportModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_page.sections.size());
    if (parent.internalId() != isSection || parent.column() != 0)
        return 0;
    const ReportPage::Section &section = m_page.sections.at(parent.row());
    return int(section.rows.size()) + (section.count > section.rows.size() ? 1 : 0);
}

int ReportModel::columnCount(const QModelIndex &) const
{
    return columns;
}

QString ReportModel::sectionText(const ReportPage::Section &section, int column) const
{
    if (column > 0)
        return section.columns.value(column);
    const QString title = section.amounts.isEmpty()
        ? tr("%1: %2").arg(section.title, numberText(section.count))
        : section.title;
    return section.place.isEmpty() ? title : title + u" \u00b7 "_s + displayText(section.place);
}

QVariant ReportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    if (index.internalId() == isSection)
        return sectionText(m_page.sections.at(index.row()), index.column());
    const ReportPage::Section &section = m_page.sections.at(qsizetype(index.internalId()));
    if (index.row() < section.rows.size())
        return displayText(section.rows.at(index.row()).value(index.column()).text);
    const qint64 more = section.count - section.rows.size();
    return index.column() == 0 ? tr("and %1 more", nullptr, pluralOf(more)).arg(numberText(more))
                               : QVariant();
}

QVariant ReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Difference") : tr("Detail");
}

} // namespace kvlens
