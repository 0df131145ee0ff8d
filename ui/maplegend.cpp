// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maplegend.h"

#include "model/isolated.h"
#include "model/vectors/mappointsmodel.h"
#include "report/pointmarks.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/palette.h"
#include "ui/quietbuttons.h"
#include "ui/style.h"
#include "ui/wraplayout.h"

#include <QEvent>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr qsizetype longestName = 32; // characters; the tool tip has all
constexpr qsizetype longestBeside = 14;

QIcon markIcon(quint8 group, int side, double pixelRatio)
{
    QPixmap pixmap(QSize(side, side) * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(side / 2.0, side / 2.0);
    painter.scale(side * 0.4, side * 0.4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Palette::current().ofGroup(group));
    painter.drawPolygon(pointMark(group));
    return pixmap;
}

} // namespace

MapLegend::MapLegend(QWidget *parent)
    : QWidget(parent)
    , m_line(new WrapLayout(this))
{
    setObjectName(u"Legend of the map"_s);
    setAccessibleName(tr("Legend of the map"));
    m_line->setSpacing(rhythm(this) / 2);
    m_line->setContentsMargins(rhythm(this), 0, rhythm(this), rhythm(this) / 4);
}

void MapLegend::show(const PointGroupsPointer &groups, MapColouring::By by)
{
    if (groups == m_groups && by == m_by)
        return;
    m_groups = groups;
    m_by = by;
    fill();
}

void MapLegend::setBeside(bool isBeside)
{
    if (isBeside == m_isBeside)
        return;
    m_isBeside = isBeside;
    fill();
}

void MapLegend::fill()
{
    const PointGroupsPointer &groups = m_groups;
    for (const auto &[group, button] : std::exchange(m_buttons, {}))
        delete button;
    if (groups) {
        for (qsizetype group = 0; group < groups->named.size(); ++group)
            add(quint8(group), groups->named[group].points);
        add(PointGroups::others, groups->otherPoints);
        add(PointGroups::without, groups->withoutPoints);
    }
    paintMarks();
    setVisible(!m_buttons.isEmpty());
    fit();
}

// All of a column is in sight.
void MapLegend::fit()
{
    const int step = rhythm(this);
    m_line->setSpacing(m_isBeside ? 0 : step / 2);
    const int wide = fontMetrics().averageCharWidth() * 25;
    setMaximumWidth(m_isBeside ? wide : QWIDGETSIZE_MAX);
    setMinimumSize(m_isBeside ? QSize(wide, m_line->heightForWidth(wide)) : QSize(0, 0));
}

void MapLegend::add(quint8 group, qint64 points)
{
    if (points == 0)
        return;
    const QString name = pointGroupText(*m_groups, group, m_by);
    QToolButton *button
        = quietButton(isolated(elidedMiddle(name, m_isBeside ? longestBeside : longestName))
                + u" \u00b7 "_s + numberText(points),
            this);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setToolTip(
        tr("Choose the %1 points of %2", nullptr, pluralOf(points)).arg(numberText(points), name));
    connect(button, &QToolButton::clicked, this, [this, group] { emit chosen(group); });
    m_line->addWidget(button);
    button->show();
    m_buttons.append({group, button});
}

void MapLegend::paintMarks()
{
    const int side = fontMetrics().height();
    for (const auto &[group, button] : m_buttons) {
        button->setIcon(markIcon(group, side, devicePixelRatioF()));
        button->setIconSize({side, side});
    }
}

void MapLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        paintMarks();
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace kvlens
