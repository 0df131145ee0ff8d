// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/columnwidth.h"

#include <QHeaderView>
#include <QTreeView>

namespace kvlens {

int neededWidth(const QTreeView &table, int column)
{
    const auto &rows = static_cast<const QAbstractItemView &>(table); // where that is public
    const int head = table.isHeaderHidden() ? 0 : table.header()->sectionSizeHint(column);
    return std::max(head, rows.sizeHintForColumn(column));
}

} // namespace kvlens
