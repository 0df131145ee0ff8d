// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/coveragedelegate.h"

#include "model/index/documentsmodel.h"
#include "ui/palette.h"

#include <QPainter>

namespace kvlens {

namespace {

using Documents = DocumentsModel;

constexpr int mostTicks = 40; // beyond that the beginnings of nodes would be a grey veil

// Some of `ink` over `ground`.
QColor mixed(const QColor &ink, const QColor &ground, qreal share)
{
    return QColor::fromRgbF(float(ink.redF() * share + ground.redF() * (1 - share)),
        float(ink.greenF() * share + ground.greenF() * (1 - share)),
        float(ink.blueF() * share + ground.blueF() * (1 - share)));
}

// Covered is high, covered by several is dark, a gap is a thin red line: told without colours too.
void paintMarks(QPainter *painter, const QRect &place, const QByteArray &marks)
{
    const Palette &colours = Palette::current();
    const QColor light = mixed(colours.accent, colours.base, 0.65);
    const auto x
        = [&](qsizetype step) { return place.left() + int(place.width() * step / marks.size()); };
    const auto begins = std::count_if(
        marks.begin(), marks.end(), [](char mark) { return (mark & ChunkBegins) != 0; });
    for (qsizetype step = 0; step < marks.size(); ++step) {
        const int mark = marks[step] & ~ChunkBegins;
        const QRect part(x(step), place.top(), x(step + 1) - x(step), place.height());
        if (mark == NotCovered)
            painter->fillRect(
                QRect(part.left(), place.center().y(), part.width(), 2), colours.deleted);
        else
            painter->fillRect(part, mark == Repeated ? colours.accent : light);
        if ((marks[step] & ChunkBegins) && step > 0 && begins <= mostTicks && part.width() > 0)
            painter->fillRect(QRect(part.left(), place.top(), 1, place.height()), colours.base);
    }
}

} // namespace

void CoverageDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QByteArray marks = index.column() == Documents::CoverageColumn
        ? index.data(Documents::MarksRole).toByteArray()
        : QByteArray();
    if (marks.isEmpty())
        return;
    const int height = option.fontMetrics.height() / 2;
    const QRect place(option.rect.left() + 3, option.rect.center().y() - height / 2,
        option.rect.width() - 12, height);
    painter->save();
    paintMarks(painter, place, marks);
    painter->restore();
}

void CoverageDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Palette &colours = Palette::current();
    option->textElideMode = Qt::ElideMiddle;
    const bool hasMarks = index.column() == Documents::CoverageColumn
        && !index.data(Documents::MarksRole).toByteArray().isEmpty();
    if (hasMarks)
        option->text.clear(); // the bar says it
    else if (index.column() == Documents::CoverageColumn)
        option->palette.setColor(QPalette::Text, colours.muted);
    else if (index.column() == Documents::TroubleColumn) {
        option->textElideMode = Qt::ElideRight;
        option->palette.setColor(QPalette::Text, colours.deleted);
    }
}

} // namespace kvlens
