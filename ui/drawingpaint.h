// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paints a drawing: on the screen, and into a picture.
#pragma once

#include "model/drawings/drawingwork.h"

#include <QFont>
#include <QRectF>
#include <QSizeF>

class QImage;
class QPainter;

namespace kvlens {

// What of a drawing is seen: where its origin is, and how large one of its lines is.
struct DrawingSight
{
    QPointF origin = {}; // pixels
    double scale = 16; // pixels a line
    QSizeF size = {}; // of what it is painted into
    std::optional<quint32> chosen = std::nullopt;
    std::optional<quint32> hovered = std::nullopt;
    bool hasFocus = false;

    QPointF onScreen(QPointF point) const { return origin + point * scale; }
    QPointF inDrawing(QPointF pixel) const { return (pixel - origin) / scale; }
};

// All of it, with room for the labels of the last column.
QRectF boundsOf(const DrawnPoints &points);
// Such that all of it is seen, and not larger than text is.
DrawingSight sightOfAll(const DrawnPoints &points, QSizeF size, double lineHeight);

// In the colours in use. What is outside costs nothing but a look; where vertices are close, edges
// are hair lines and labels are left out. `edges` are of the drawing.
void paintDrawing(QPainter &painter, const LaidOutDrawing &drawn, const VertexEdges &edges,
    const DrawingSight &sight);

// All of it, at most 4,096 pixels wide and high. Threads: any.
QImage drawingAsImage(const LaidOutDrawing &drawn, const QFont &font);

} // namespace kvlens
