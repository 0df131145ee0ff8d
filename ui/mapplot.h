// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The map of vectors: points that can be looked at closely, pointed at, opened and chosen, by mouse
// and by keyboard.
#pragma once

#include "ui/plotcanvas.h"

#include <functional>

namespace kvlens {

// By mouse: the wheel zooms, dragging draws a lasso around points (with Shift more of them), with
// Ctrl or the middle button it moves the map; a click opens a point. By keyboard: arrows go to the
// next point that way, with Shift they pull up a rectangle that chooses as a lasso does, with Ctrl
// they move the map; + and - zoom, Home shows all, Space chooses the current point, Ctrl+A all that
// are seen, Enter opens it, Escape chooses none.
class MapPlot : public PlotCanvas
{
    Q_OBJECT
public:
    explicit MapPlot(QWidget *parent);

    void setTexts(std::function<QString(int)> texts) { m_texts = std::move(texts); } // of a point

signals:
    void pointedAt(int point); // by the mouse; -1: at none any more
    void opened(int point); // by the person

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Drag : quint8 { None, Pressed, Lasso, Pan };
    void pointAtPlace(const QPointF &place);
    void goTowards(const QPointF &direction);
    void stretch(const QPointF &direction);
    bool answer(const QKeyEvent &press);
    void chooseInside(const QPolygonF &polygon);
    void chooseCurrent();
    void dropLasso();

    std::function<QString(int)> m_texts;
    std::vector<quint32> m_chosenBefore; // a lasso that adds to them
    Drag m_drag = Drag::None;
    QPointF m_pressedAt;
    QPointF m_lastAt;
};

} // namespace kvlens
