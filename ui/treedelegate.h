// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paints the rows of the tree: names with their state as shape and colour, quiet second columns. A
// key that does not fit is cut where it still differs from those above and below it.
#pragma once

#include <QStyledItemDelegate>

class QPainter;

namespace kvlens {

class TreeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace kvlens
