// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/searchresultview.h"

#include "model/searchresults.h"
#include "ui/palette.h"
#include "ui/target.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using Results = SearchResults;

// A row is an entry or a hit; the text of a hit has its match in bold on the accent's ground.
class HitDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (index.data(Results::MatchBeginRole).toLongLong() >= 0)
            paintHit(painter, option, index);
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), option.fontMetrics.height() * 5 / 4};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideMiddle;
        const bool isEntry = !index.data(Results::HitRole).isValid();
        if (isEntry) {
            const EntryRef ref = index.data(Results::EntryRefRole).value<EntryRef>();
            option->text = index.column() == Results::TextColumn ? keyLabel(ref.key)
                                                                 : collectionLabel(ref.collection);
            option->font.setBold(index.column() == Results::TextColumn);
        }
        if (index.column() == Results::PlaceColumn)
            option->palette.setColor(QPalette::Text, Palette::current().muted);
        if (index.data(Results::MatchBeginRole).toLongLong() >= 0)
            option->text.clear(); // it is drawn by hand
    }

private:
    static void paintHit(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
};

// What is in front of the match gives way first, so that the match is seen.
void HitDelegate::paintHit(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QString text = index.data(Qt::DisplayRole).toString();
    qsizetype begin = index.data(Results::MatchBeginRole).toLongLong();
    const qsizetype length = index.data(Results::MatchLengthRole).toLongLong();
    const QRect place = option.rect.adjusted(3, 0, -3, 0);
    const QString before
        = option.fontMetrics.elidedText(text.first(begin), Qt::ElideLeft, place.width() / 3);
    text = before + text.sliced(begin);
    begin = before.size();

    QTextLayout layout(text, option.font);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(wrap);
    QTextLayout::FormatRange match {int(begin), int(length), {}};
    match.format.setFontWeight(QFont::Bold);
    match.format.setForeground(Palette::current().accent);
    layout.setFormats({match});
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();

    painter->save();
    painter->setClipRect(place);
    painter->setPen(Palette::current().text);
    layout.draw(painter, QPointF(place.left(), place.top() + (place.height() - line.height()) / 2));
    painter->restore();
}

} // namespace

SearchResultView::SearchResultView(SearchResults &results, QWidget *parent)
    : QTreeView(parent)
{
    setModel(&results);
    setAccessibleName(tr("Results found"));
    setItemDelegate(new HitDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setExpandsOnDoubleClick(false);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setSectionResizeMode(Results::TextColumn, QHeaderView::Stretch);
    connect(this, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const QModelIndex row = index.siblingAtColumn(0);
        const QModelIndex hit = row.parent().isValid() ? row : model()->index(0, 0, row);
        if (hit.isValid())
            emit chosen(hit.data(Results::HitRole).value<SearchHit>());
    });
}

void SearchResultView::focusFirst()
{
    if (!currentIndex().isValid())
        setCurrentIndex(model()->index(0, 0));
    setFocus();
}

void SearchResultView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    const int most = fontMetrics().averageCharWidth() * 36;
    header()->resizeSection(Results::PlaceColumn, std::min(most, width() / 3));
}

// Entries open as they come.
void SearchResultView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QTreeView::rowsInserted(parent, first, last);
    for (int row = first; !parent.isValid() && row <= last; ++row)
        expand(model()->index(row, 0));
}

} // namespace kvlens
