// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is drawn around points of a map to choose them: a line of the mouse, or a rectangle that is
// pulled up by the keyboard. A value.
#pragma once

#include "ui/palette.h"

#include <QPolygonF>
#include <QRectF>

#include <optional>

class QPainter;

namespace kvlens {

class PlotLasso
{
public:
    bool isDrawn() const { return m_line.size() > 1 || m_rectangle; }
    bool isRectangle() const { return m_rectangle.has_value(); }
    void clear() { *this = {}; }

    void begin(const QPointF &at) { m_line = QPolygonF({at}); }
    void draw(const QPointF &to) { m_line.append(to); }
    // Pulls a corner of the rectangle; there is none yet: from around a place, `reach` pixels.
    void stretch(const QPointF &from, const QPointF &direction, double step, double reach);

    QPolygonF polygon() const;
    void paint(QPainter &painter, const Palette &palette) const;

private:
    QPolygonF m_line;
    std::optional<QRectF> m_rectangle; // from its first corner
};

} // namespace kvlens
