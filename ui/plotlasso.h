// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is drawn around points of a map to choose them: a line of the mouse, or a rectangle that is
// pulled up by the keyboard. A value.
#pragma once

#include "ui/palette.h"

#include <QLineF>
#include <QPolygonF>

#include <optional>

class QPainter;

namespace kvlens {

class PlotLasso
{
public:
    bool isDrawn() const { return m_line.size() > 1 || m_diagonal; }
    bool isRectangle() const { return m_diagonal.has_value(); }
    void clear() { *this = {}; }

    void begin(const QPointF &at) { m_line = QPolygonF({at}); }
    void draw(const QPointF &to) { m_line.append(to); }
    // Moves a corner of the rectangle; there is none yet: it begins at a place. It reaches so many
    // pixels beyond its corners, so that it holds what stands in them.
    void stretch(const QPointF &from, const QPointF &by, double reach);

    QPolygonF polygon() const;
    void paint(QPainter &painter, const Palette &palette) const;

private:
    QPolygonF m_line;
    std::optional<QLineF> m_diagonal; // of the rectangle
    double m_reach = 0;
};

} // namespace kvlens
