// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/manyrowsview.h"

namespace kvlens {

namespace {

constexpr int fewRowsChanged = 64;

} // namespace

void ManyRowsView::dataChanged(
    const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    if (bottomRight.row() - topLeft.row() < fewRowsChanged)
        QTreeView::dataChanged(topLeft, bottomRight, roles);
    else
        viewport()->update();
}

} // namespace kvlens
