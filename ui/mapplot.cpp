// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mapplot.h"

#include "ui/plotpick.h"
#include "ui/style.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <iterator>
#include <limits>

namespace kvlens {

namespace {

constexpr double panStep = 0.1; // of the width
constexpr double stretchStep = 2; // rhythms

// The direction of an arrow; (0, 0) of another key.
QPointF directionOfKey(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

} // namespace

MapPlot::MapPlot(QWidget *parent)
    : PlotCanvas(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Map of vectors"));
    setMinimumSize(fontMetrics().height() * 8, fontMetrics().height() * 8);
}

// Beside those that were chosen when the lasso began, if it adds to them.
void MapPlot::chooseInside(const QPolygonF &polygon)
{
    const std::vector<quint32> inside = pointsInside(points(), view(), polygon);
    std::vector<quint32> all;
    std::set_union(inside.begin(), inside.end(), m_chosenBefore.begin(), m_chosenBefore.end(),
        std::back_inserter(all));
    choose(std::move(all));
}

void MapPlot::dropLasso()
{
    lasso().clear();
    update();
}

// --- by keyboard ---------------------------------------------------------------------------

void MapPlot::goTowards(const QPointF &direction)
{
    if (points().empty())
        return;
    const int next = current() < 0
        ? pointAt(points(), view(), placeOfCurrent(), std::numeric_limits<double>::max())
        : pointTowards(points(), view(), current(), direction);
    if (next >= 0)
        setCurrent(next);
}

void MapPlot::stretch(const QPointF &direction)
{
    m_chosenBefore.clear();
    lasso().stretch(placeOfCurrent(), direction * stretchStep * rhythm(this), reach());
    chooseInside(lasso().polygon());
    update();
}

void MapPlot::chooseCurrent()
{
    if (current() < 0)
        return;
    std::vector<quint32> points = chosen();
    const auto place = std::lower_bound(points.begin(), points.end(), quint32(current()));
    if (place != points.end() && *place == quint32(current()))
        points.erase(place);
    else
        points.insert(place, quint32(current()));
    choose(std::move(points));
}

void MapPlot::keyPressEvent(QKeyEvent *event)
{
    const QPointF direction = directionOfKey(event->key());
    if (direction.isNull()) {
        if (!answer(*event))
            QWidget::keyPressEvent(event);
    } else if (event->modifiers().testFlag(Qt::ControlModifier)) {
        pan(-direction * panStep * width());
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        stretch(direction);
    } else {
        goTowards(direction);
    }
}

// Whether it is one of the keys that are no arrows.
bool MapPlot::answer(const QKeyEvent &press)
{
    switch (press.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return true;
    case Qt::Key_Minus:
        zoomOut();
        return true;
    case Qt::Key_Home:
    case Qt::Key_0:
        showAll();
        return true;
    case Qt::Key_Space:
        chooseCurrent();
        return true;
    case Qt::Key_Escape:
        dropLasso();
        choose({});
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current() >= 0)
            emit opened(current());
        return true;
    default:
        break;
    }
    if (press.key() != Qt::Key_A || !press.modifiers().testFlag(Qt::ControlModifier))
        return false;
    m_chosenBefore.clear();
    chooseInside(QPolygonF(QRectF(rect())));
    return true;
}

// The rectangle is there as long as Shift is held.
void MapPlot::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Shift && lasso().isRectangle())
        dropLasso();
    QWidget::keyReleaseEvent(event);
}

void MapPlot::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void MapPlot::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    dropLasso();
}

// --- by mouse --------------------------------------------------------------------------------

void MapPlot::mousePressEvent(QMouseEvent *event)
{
    dropLasso();
    m_pressedAt = event->position();
    m_lastAt = m_pressedAt;
    const bool pans = event->button() == Qt::MiddleButton
        || (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ControlModifier));
    if (pans)
        m_drag = Drag::Pan;
    else if (event->button() == Qt::LeftButton)
        m_drag = Drag::Pressed;
    m_chosenBefore
        = event->modifiers().testFlag(Qt::ShiftModifier) ? chosen() : std::vector<quint32>();
}

void MapPlot::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF place = event->position();
    const bool isFar = (place - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (m_drag == Drag::None)
        return pointAtPlace(place);
    if (m_drag == Drag::Pan)
        return pan(place - std::exchange(m_lastAt, place));
    if (m_drag == Drag::Pressed && !isFar)
        return;
    if (m_drag == Drag::Pressed)
        lasso().begin(m_pressedAt);
    m_drag = Drag::Lasso;
    lasso().draw(place);
    update();
}

void MapPlot::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Lasso)
        chooseInside(lasso().polygon());
    dropLasso();
    if (drag != Drag::Pressed)
        return;
    const int point = pointNear(event->position());
    if (point < 0)
        return choose({});
    setCurrent(point);
    emit opened(point);
}

void MapPlot::pointAtPlace(const QPointF &place)
{
    const int next = pointNear(place);
    if (next == pointed())
        return;
    point(next);
    emit pointedAt(next);
}

void MapPlot::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (pointed() < 0)
        return;
    point(-1);
    emit pointedAt(-1);
}

void MapPlot::wheelEvent(QWheelEvent *event)
{
    constexpr double anglesOfStep = 120;
    zoom(event->angleDelta().y() / anglesOfStep, event->position());
    event->accept();
}

bool MapPlot::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return PlotCanvas::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int at = pointNear(help->pos());
    if (at >= 0 && m_texts)
        QToolTip::showText(help->globalPos(), m_texts(at), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace kvlens
