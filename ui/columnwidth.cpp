// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/columnwidth.h"

#include <QHeaderView>
#include <QStyle>
#include <QStyleOptionHeader>
#include <QTreeView>

#include <algorithm>

namespace kvlens {

namespace {

// As sectionSizeHint() of the header, which says nothing of a column that is hidden.
int headWidth(const QTreeView &table, int column)
{
    const QHeaderView &header = *table.header();
    QStyleOptionHeader option;
    option.initFrom(&header);
    option.section = column;
    option.text = table.model()->headerData(column, Qt::Horizontal).toString();
    return header.style()->sizeFromContents(QStyle::CT_HeaderSection, &option, {}, &header).width();
}

} // namespace

int neededWidth(const QTreeView &table, int column)
{
    const auto &rows = static_cast<const QAbstractItemView &>(table); // where that is public
    return std::max(
        table.isHeaderHidden() ? 0 : headWidth(table, column), rows.sizeHintForColumn(column));
}

} // namespace kvlens
