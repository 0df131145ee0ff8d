// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows of the points of a map: keys cut in the middle, groups quiet, a text that is lost in the
// colour of trouble.
#pragma once

#include "model/vectors/mappointsmodel.h"
#include "ui/palette.h"
#include "ui/rowdelegate.h"

namespace kvlens {

class PointDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Palette &colours = Palette::current();
        if (index.column() == MapPointsModel::NodeColumn)
            option->textElideMode = Qt::ElideMiddle;
        if (index.column() == MapPointsModel::GroupColumn)
            option->palette.setColor(QPalette::Text, colours.muted);
        else if (index.column() == MapPointsModel::TextColumn
            && !index.data(MapPointsModel::HasTextRole).toBool())
            option->palette.setColor(QPalette::Text, colours.deleted);
    }
};

} // namespace kvlens
