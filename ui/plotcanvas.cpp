// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plotcanvas.h"

#include "ui/plotpick.h"
#include "ui/style.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace kvlens {

namespace {

constexpr std::chrono::milliseconds drawingSlice {6};
constexpr double zoomStep = 1.25;
constexpr qsizetype fewPoints = 2'000; // are drawn larger than more of them

} // namespace

PlotCanvas::PlotCanvas(QWidget *parent)
    : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_drawing.setInterval(0);
    connect(&m_drawing, &QTimer::timeout, this, &PlotCanvas::drawOn);
}

const std::vector<MapPoint> &PlotCanvas::points() const
{
    static const std::vector<MapPoint> none;
    return m_found ? m_found->map.points : none;
}

void PlotCanvas::show(const MappedVectorsPointer &found)
{
    if (found == m_found)
        return;
    m_found = found;
    m_groups = nullptr;
    m_chosen.clear();
    m_current = -1;
    m_pointed = -1;
    m_lasso.clear();
    m_image = {};
    showAll();
}

void PlotCanvas::setGroups(const PointGroupsPointer &groups)
{
    if (groups == m_groups)
        return;
    m_groups = groups;
    redraw();
}

QSize PlotCanvas::sizeHint() const
{
    return QSize(40, 24) * rhythm(this);
}

QSize PlotCanvas::minimumSizeHint() const
{
    return QSize(12, 8) * rhythm(this);
}

double PlotCanvas::markRadius() const
{
    const bool isFew = qsizetype(points().size()) <= fewPoints;
    return rhythm(this) * (isFew ? 0.55 : 0.4);
}

double PlotCanvas::reach() const
{
    return markRadius() + rhythm(this) / 2.0;
}

int PlotCanvas::pointNear(const QPointF &place) const
{
    return pointAt(points(), m_view, place, reach());
}

QPointF PlotCanvas::placeOfCurrent() const
{
    return m_current >= 0 ? m_view.toView(points()[size_t(m_current)]) : QRectF(rect()).center();
}

void PlotCanvas::showAll()
{
    m_isFitted = true;
    m_view.fit(boundsOf(points()), rect());
    redraw();
}

void PlotCanvas::zoomIn()
{
    zoom(1, placeOfCurrent());
}

void PlotCanvas::zoomOut()
{
    zoom(-1, QRectF(rect()).center());
}

void PlotCanvas::zoom(double steps, const QPointF &about)
{
    PlotView view = m_view;
    view.zoom(std::pow(zoomStep, steps), about);
    setView(view);
}

void PlotCanvas::pan(const QPointF &by)
{
    PlotView view = m_view;
    view.pan(by);
    setView(view);
}

void PlotCanvas::setView(const PlotView &view)
{
    m_isFitted = false;
    m_view = view;
    m_lasso.clear();
    redraw();
}

void PlotCanvas::redraw()
{
    m_image.begin({m_found, m_groups, m_chosen}, m_view, size(), devicePixelRatioF(), markRadius(),
        Palette::current());
    m_drawing.start();
    update();
}

void PlotCanvas::drawOn()
{
    if (!m_image.goOn(drawingSlice))
        return;
    m_drawing.stop();
    update();
}

void PlotCanvas::paintRing(QPainter &painter, int point, const QColor &colour) const
{
    const QPointF place = m_view.toView(points()[size_t(point)]);
    const double radius = markRadius() + 3;
    painter.setPen(QPen(colour, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(place, radius, radius);
}

void PlotCanvas::paintPicture(QPainter &painter) const
{
    const QImage &picture = m_image.picture();
    if (picture.isNull())
        return;
    if (m_image.view() == m_view)
        return painter.drawImage(QPointF(), picture);
    const QRectF whole(QPointF(), picture.deviceIndependentSize());
    painter.drawImage(m_view.moved(whole, m_image.view()), picture);
}

void PlotCanvas::paintEvent(QPaintEvent *)
{
    const Palette &colours = Palette::current();
    QPainter painter(this);
    const QPointF mean = m_view.toView({});
    painter.setPen(colours.line);
    painter.drawLine(QPointF(0, mean.y()), QPointF(width(), mean.y()));
    painter.drawLine(QPointF(mean.x(), 0), QPointF(mean.x(), height()));
    paintPicture(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_pointed >= 0)
        paintRing(painter, m_pointed, colours.muted);
    if (m_current >= 0)
        paintRing(painter, m_current, hasFocus() ? colours.accent : colours.text);
    if (m_lasso.isDrawn())
        m_lasso.paint(painter, colours);
    if (!hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(colours.accent);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void PlotCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_lasso.clear();
    if (m_isFitted)
        showAll();
    else
        redraw();
}

void PlotCanvas::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        redraw();
}

void PlotCanvas::point(int point)
{
    m_pointed = point;
    update();
}

void PlotCanvas::setCurrent(int point)
{
    if (point == m_current || point >= int(points().size()))
        return;
    m_current = point;
    if (point >= 0)
        bringIntoView(point);
    update();
    emit currentChanged(point);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void PlotCanvas::bringIntoView(int point)
{
    const double edge = 2 * markRadius();
    const QRectF room = QRectF(rect()).adjusted(edge, edge, -edge, -edge);
    const QPointF place = m_view.toView(points()[size_t(point)]);
    if (room.isEmpty() || room.contains(place))
        return;
    const QPointF inside(std::clamp(place.x(), room.left(), room.right()),
        std::clamp(place.y(), room.top(), room.bottom()));
    pan(inside - place);
}

void PlotCanvas::choose(std::vector<quint32> points)
{
    if (points == m_chosen)
        return;
    m_chosen = std::move(points);
    redraw();
    emit choiceChanged();
}

} // namespace kvlens
