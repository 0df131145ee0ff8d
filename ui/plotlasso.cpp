// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plotlasso.h"

#include <QPainter>

#include <cmath>

namespace kvlens {

void PlotLasso::stretch(const QPointF &from, const QPointF &direction, double step, double reach)
{
    if (!m_rectangle) {
        const QPointF across(std::abs(direction.y()), std::abs(direction.x()));
        const QPointF corner = from - (direction + across) * reach;
        m_rectangle = QRectF(corner, corner + 2 * across * reach);
    }
    m_rectangle->setBottomRight(m_rectangle->bottomRight() + direction * (step + reach));
}

QPolygonF PlotLasso::polygon() const
{
    return m_rectangle ? QPolygonF(m_rectangle->normalized()) : m_line;
}

void PlotLasso::paint(QPainter &painter, const Palette &palette) const
{
    constexpr float faint = 0.12F;
    QColor ground = palette.accent;
    ground.setAlphaF(faint);
    painter.setPen(QPen(palette.accent, 1, Qt::DashLine));
    painter.setBrush(ground);
    painter.drawPolygon(polygon());
}

} // namespace kvlens
