// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wraplayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace kvlens {

namespace {

bool expands(const QLayoutItem &item)
{
    return item.expandingDirections().testFlag(Qt::Horizontal);
}

// Half of what it would have is enough for what takes the rest.
int leastOf(const QLayoutItem &item)
{
    const int hint = item.sizeHint().width();
    return expands(item) ? std::max(hint / 2, item.minimumSize().width()) : hint;
}

int heightOf(const QLayoutItem &item, int width)
{
    return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

} // namespace

WrapLayout::WrapLayout(QWidget *parent)
    : QLayout(parent)
{
}

WrapLayout::~WrapLayout()
{
    qDeleteAll(m_items);
}

void WrapLayout::insertWidget(int number, QWidget *widget)
{
    addChildWidget(widget);
    m_items.insert(number, new QWidgetItem(widget));
    invalidate();
}

void WrapLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
    invalidate();
}

QLayoutItem *WrapLayout::takeAt(int number)
{
    return number >= 0 && number < m_items.size() ? m_items.takeAt(number) : nullptr;
}

QList<WrapLayout::Row> WrapLayout::rows(int width) const
{
    QList<Row> rows;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const int wanted = std::min(leastOf(*item), width);
        if (rows.isEmpty() || rows.constLast().width + spacing() + wanted > width)
            rows.append(Row {{item}, wanted});
        else {
            rows.last().items.append(item);
            rows.last().width += spacing() + wanted;
        }
    }
    return rows;
}

int WrapLayout::layOut(const QRect &place, bool isForReal) const
{
    const QRect room = place.marginsRemoved(contentsMargins());
    int y = room.y();
    for (const Row &row : rows(room.width())) {
        const auto growing = std::count_if(row.items.begin(), row.items.end(),
            [](const QLayoutItem *item) { return expands(*item); });
        const int more = growing > 0 ? (room.width() - row.width) / int(growing) : 0;
        const auto widthOf = [&](const QLayoutItem &item) {
            const int wanted = leastOf(item) + (expands(item) ? more : 0);
            return std::min({wanted, item.maximumSize().width(), room.width()});
        };
        int height = 0;
        for (const QLayoutItem *item : row.items)
            height = std::max(height, heightOf(*item, widthOf(*item)));
        int x = room.x();
        for (QLayoutItem *item : row.items) {
            const int width = widthOf(*item);
            const int high = std::min(height, heightOf(*item, width));
            const QRect rect(x, y + (height - high) / 2, width, high);
            if (isForReal)
                item->setGeometry(
                    QStyle::visualRect(parentWidget()->layoutDirection(), room, rect));
            x += width + spacing();
        }
        y += height + spacing();
    }
    const int gap = y > room.y() ? spacing() : 0; // below the last row there is none
    return y - gap - place.y() + contentsMargins().bottom();
}

int WrapLayout::heightForWidth(int width) const
{
    return layOut(QRect(0, 0, width, 0), false);
}

QSize WrapLayout::sizeHint() const
{
    QSize size;
    int width = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + (width > 0 ? spacing() : 0);
        size = size.expandedTo(item->sizeHint());
    }
    return QSize(width, size.height()).grownBy(contentsMargins());
}

QSize WrapLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(QSize(item->minimumSize().width(), item->sizeHint().height()));
    }
    return size.grownBy(contentsMargins());
}

void WrapLayout::setGeometry(const QRect &place)
{
    QLayout::setGeometry(place);
    layOut(place, true);
}

} // namespace kvlens
