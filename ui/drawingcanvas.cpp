// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drawingcanvas.h"

#include "report/drawingtext.h"
#include "report/wording.h"
#include "ui/palette.h"

#include <QAccessibleWidget>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr double drawingZoomStep = 1.25;
constexpr double leastDrawingScale = 0.05; // pixels a line
constexpr double mostDrawingScale = 200;

// The id of what a part is around.
std::optional<QByteArray> centreOf(const LaidOutDrawing &drawn)
{
    return drawn.centre ? std::optional(drawn.drawing.vertices[*drawn.centre].id) : std::nullopt;
}

QAccessibleInterface *makeDrawingAccess(const QString &, QObject *object)
{
    auto *canvas = qobject_cast<DrawingCanvas *>(object);
    return canvas ? new QAccessibleWidget(canvas, QAccessible::Graphic) : nullptr;
}

} // namespace

DrawingCanvas::DrawingCanvas(QWidget *parent)
    : QWidget(parent)
{
    QAccessible::installFactory(makeDrawingAccess); // one that is installed already is not again
    setObjectName(u"Drawing of the index"_s);
    setAccessibleDescription(tr("Arrows go to what is connected; Enter opens the entry; plus, "
                                "minus and 0 change the size"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setMinimumSize(fontMetrics().height() * 8, fontMetrics().height() * 8);
    tell();
}

void DrawingCanvas::show(const LaidOutPointer &drawn)
{
    if (drawn == m_drawn)
        return;
    const bool had = m_drawn && m_sight.chosen;
    const QByteArray id = had ? m_drawn->drawing.vertices[*m_sight.chosen].id : QByteArray();
    const QPointF place = had ? placeOf(*m_sight.chosen) : QPointF();
    const std::optional<QByteArray> centre = m_drawn ? centreOf(*m_drawn) : std::nullopt;
    const bool isOfOther = drawn && drawn->centre && centreOf(*drawn) != centre;
    m_drawn = drawn;
    m_edges = drawn ? std::make_unique<VertexEdges>(drawn->drawing) : nullptr;
    m_sight.chosen = had && drawn && !isOfOther ? drawn->drawing.find(id) : std::nullopt;
    m_sight.hovered = std::nullopt;
    const bool isEmpty = !drawn || drawn->drawing.vertices.empty();
    if (!isEmpty && (m_isFitted || !m_sight.chosen || drawn->isPart()))
        begin();
    else if (!isEmpty)
        move(place - placeOf(*m_sight.chosen));
    if (!isEmpty && !m_sight.chosen)
        m_sight.chosen = drawn->centre.value_or(usualCentre(drawn->drawing));
    tell();
    update();
    emit chosenChanged();
}

// A tree that is too high to be read begins at its root, a graph with all of it.
void DrawingCanvas::begin()
{
    const double line = fontMetrics().height();
    m_sight.size = size();
    const DrawingSight all = sightOfAll(m_drawn->points, size(), line);
    m_sight.scale = all.scale;
    m_sight.origin = all.origin;
    m_isFitted = true;
    const bool isTree = m_drawn->drawing.shape == Drawing::Shape::Tree;
    if (!isTree || all.scale >= line * 0.8)
        return;
    const quint32 centre = m_sight.chosen.value_or(usualCentre(m_drawn->drawing));
    m_sight.scale = line * 1.25;
    m_sight.origin
        = QPointF(width() / 5.0, height() / 2.0) - m_drawn->points[centre] * m_sight.scale;
}

void DrawingCanvas::fit()
{
    if (!m_drawn || m_drawn->points.empty())
        return;
    const DrawingSight all = sightOfAll(m_drawn->points, size(), fontMetrics().height());
    m_sight.scale = all.scale;
    m_sight.origin = all.origin;
    m_isFitted = true;
    update();
}

void DrawingCanvas::zoom(double factor)
{
    zoomAt(QPointF(width() / 2.0, height() / 2.0), factor);
}

void DrawingCanvas::zoomAt(QPointF pixel, double factor)
{
    const QPointF point = m_sight.inDrawing(pixel);
    m_sight.scale = std::clamp(m_sight.scale * factor, leastDrawingScale, mostDrawingScale);
    m_sight.origin = pixel - point * m_sight.scale;
    m_isFitted = false;
    update();
}

void DrawingCanvas::move(QPointF by)
{
    m_sight.origin += by;
    m_isFitted = false;
    update();
}

QPointF DrawingCanvas::placeOf(quint32 vertex) const
{
    return m_sight.onScreen(m_drawn->points[vertex]);
}

void DrawingCanvas::choose(quint32 vertex)
{
    if (!m_drawn || vertex >= m_drawn->points.size())
        return;
    const bool isOther = m_sight.chosen != vertex;
    m_sight.chosen = vertex;
    const double line = fontMetrics().height();
    const QRectF inner = QRectF(rect()).adjusted(line, line, -line * 8, -line);
    const QPointF at = placeOf(vertex);
    if (!inner.contains(at)) {
        const bool wasFitted = m_isFitted;
        move(QPointF(width() / 2.0, height() / 2.0) - at);
        m_isFitted = wasFitted && !isOther;
    }
    update();
    if (!isOther)
        return;
    tell();
    emit chosenChanged();
}

void DrawingCanvas::tell()
{
    const QString name = !m_drawn || !m_sight.chosen
        ? tr("Drawing")
        : tr("Drawing: %1").arg(vertexText(m_drawn->drawing, *m_edges, *m_sight.chosen));
    setAccessibleName(name); // which tells a screen reader
}

std::optional<quint32> DrawingCanvas::vertexAt(QPointF pixel) const
{
    if (!m_drawn)
        return std::nullopt;
    std::optional<quint32> nearest;
    double least = std::max(m_sight.scale * 0.5, fontMetrics().height() * 0.5);
    for (quint32 i = 0; i < m_drawn->points.size(); ++i) {
        const QPointF way = placeOf(i) - pixel;
        const double distance = std::hypot(way.x(), way.y());
        if (distance < least) {
            nearest = i;
            least = distance;
        }
    }
    return nearest;
}

void DrawingCanvas::hover(std::optional<quint32> vertex)
{
    if (vertex == m_sight.hovered)
        return;
    m_sight.hovered = vertex;
    setCursor(vertex ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

bool DrawingCanvas::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const std::optional<quint32> vertex = vertexAt(help->pos()))
            QToolTip::showText(
                help->globalPos(), inLines(vertexText(m_drawn->drawing, *m_edges, *vertex)), this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Leave)
        hover(std::nullopt);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

void DrawingCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    m_sight.size = size();
    m_sight.hasFocus = hasFocus();
    if (m_drawn)
        paintDrawing(painter, *m_drawn, *m_edges, m_sight);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(Palette::current().accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void DrawingCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_isFitted && m_drawn && !m_drawn->points.empty())
        begin();
}

void DrawingCanvas::wheelEvent(QWheelEvent *event)
{
    zoomAt(event->position(), std::pow(drawingZoomStep, event->angleDelta().y() / 120.0));
    event->accept();
}

void DrawingCanvas::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    m_dragged = event->position();
    m_hasMoved = false;
}

void DrawingCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragged)
        return hover(vertexAt(event->position()));
    const QPointF by = event->position() - *m_dragged;
    if (!m_hasMoved && by.manhattanLength() < 4)
        return;
    m_hasMoved = true;
    m_dragged = event->position();
    move(by);
}

void DrawingCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragged = std::nullopt;
    if (m_hasMoved)
        return;
    if (const std::optional<quint32> vertex = vertexAt(event->position()))
        choose(*vertex);
}

void DrawingCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    const std::optional<quint32> vertex = vertexAt(event->position());
    if (!vertex)
        return;
    choose(*vertex);
    emit activated();
}

bool DrawingCanvas::goTowards(Direction direction)
{
    if (!m_drawn || !m_sight.chosen)
        return false;
    const std::optional<quint32> vertex
        = vertexTowards(m_drawn->drawing, *m_edges, m_drawn->points, *m_sight.chosen, direction);
    if (vertex)
        choose(*vertex);
    return true;
}

bool DrawingCanvas::zoomByKey(const QKeyEvent &press)
{
    switch (press.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(drawingZoomStep);
        return true;
    case Qt::Key_Minus:
        zoom(1 / drawingZoomStep);
        return true;
    case Qt::Key_0:
        fit();
        return true;
    default:
        return false;
    }
}

void DrawingCanvas::keyPressEvent(QKeyEvent *event)
{
    struct Arrow
    {
        int key;
        Direction direction;
        QPointF move; // of the picture, in lines
    };
    static constexpr Arrow arrows[] {{Qt::Key_Left, Direction::Left, {4, 0}},
        {Qt::Key_Right, Direction::Right, {-4, 0}}, {Qt::Key_Up, Direction::Up, {0, 4}},
        {Qt::Key_Down, Direction::Down, {0, -4}}};
    for (const Arrow &arrow : arrows) {
        if (event->key() != arrow.key)
            continue;
        if (event->modifiers() & Qt::ControlModifier)
            return move(arrow.move * fontMetrics().height());
        if (goTowards(arrow.direction))
            return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return emit activated();
    if (event->key() == Qt::Key_Home && m_drawn && !m_drawn->points.empty())
        return choose(m_drawn->centre.value_or(usualCentre(m_drawn->drawing)));
    if (!zoomByKey(*event))
        QWidget::keyPressEvent(event);
}

} // namespace kvlens
