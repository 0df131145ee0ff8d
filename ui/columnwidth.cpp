// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/columnwidth.h"

#include <QAbstractItemDelegate>
#include <QHeaderView>
#include <QResizeEvent>
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

class RoomWatch : public QObject
{
public:
    RoomWatch(QTreeView &table, std::function<void()> call)
        : QObject(&table)
        , m_call(std::move(call))
    {
        table.viewport()->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *resized
            = event->type() == QEvent::Resize ? static_cast<QResizeEvent *>(event) : nullptr;
        if (resized && resized->size().width() != resized->oldSize().width())
            m_call();
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_call;
};

} // namespace

int neededWidth(const QTreeView &table, int column)
{
    const auto &rows = static_cast<const QAbstractItemView &>(table); // where that is public
    return std::max(
        table.isHeaderHidden() ? 0 : headWidth(table, column), rows.sizeHintForColumn(column));
}

int wholeWidth(const QTreeView &table, int column)
{
    const QAbstractItemModel &rows = *table.model();
    QStyleOptionViewItem option;
    option.initFrom(&table);
    const auto widthOf = [&](const QModelIndex &index) {
        return table.itemDelegateForIndex(index)->sizeHint(option, index).width();
    };
    const int inwards = column == 0 ? table.indentation() : 0;
    int widest = table.isHeaderHidden() ? 0 : headWidth(table, column);
    for (int row = 0; row < rows.rowCount(); ++row) {
        const QModelIndex top = rows.index(row, 0);
        const int before = table.rootIsDecorated() ? inwards : 0;
        widest = std::max(widest, before + widthOf(top.siblingAtColumn(column)));
        for (int below = 0; below < rows.rowCount(top); ++below)
            widest = std::max(widest, before + inwards + widthOf(rows.index(below, column, top)));
    }
    return widest;
}

void setSectionWidth(QTreeView &table, int column, int characters)
{
    table.header()->resizeSection(column,
        std::max(characters * table.fontMetrics().averageCharWidth(), headWidth(table, column)));
}

void whenRoomChanges(QTreeView &table, const std::function<void()> &call)
{
    new RoomWatch(table, call);
}

} // namespace kvlens
