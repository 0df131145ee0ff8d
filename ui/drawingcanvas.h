// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A drawing to look at and to walk through: by mouse, keyboard and screen reader.
#pragma once

#include "model/drawings/labelrooms.h"
#include "ui/drawingpaint.h"

#include <QWidget>

namespace kvlens {

// Arrows go from the chosen vertex to one that lies there, Enter activates it; plus, minus and 0
// zoom, Ctrl and arrows move the picture. Its accessible name says what is chosen.
class DrawingCanvas : public QWidget
{
    Q_OBJECT
public:
    explicit DrawingCanvas(QWidget *parent);

    // null: nothing. What was chosen stays chosen if it is still there; the place stays if the
    // drawing has hardly changed.
    void show(const LaidOutPointer &drawn);
    using QWidget::show;
    const LaidOutPointer &drawn() const { return m_drawn; }
    const VertexEdges *edges() const { return m_edges.get(); } // of the drawing; null: none
    std::optional<quint32> chosen() const { return m_sight.chosen; }
    void choose(quint32 vertex); // and brings it into view
    void fit(); // all of it into view
    void zoom(double factor); // around the middle
    QPointF placeOf(quint32 vertex) const; // in our pixels

signals:
    void chosenChanged();
    void activated(); // the chosen vertex

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool goTowards(Direction direction);
    bool zoomByKey(const QKeyEvent &press);
    void zoomAt(QPointF pixel, double factor);
    void move(QPointF by);
    void begin(); // with the usual sight of what is new
    std::optional<quint32> vertexAt(QPointF pixel) const;
    void hover(std::optional<quint32> vertex);
    void tell(); // a screen reader what is chosen

    LaidOutPointer m_drawn;
    std::unique_ptr<VertexEdges> m_edges;
    DrawingSight m_sight;
    std::optional<QPointF> m_dragged; // where the mouse was last
    bool m_hasMoved = false; // since it was pressed
    bool m_isFitted = true; // nobody has moved or zoomed since
};

} // namespace kvlens
