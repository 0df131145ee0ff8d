// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plotlasso.h"

#include <QPainter>

namespace kvlens {

void PlotLasso::stretch(const QPointF &from, const QPointF &by, double reach)
{
    if (!m_diagonal)
        m_diagonal = QLineF(from, from);
    m_diagonal->setP2(m_diagonal->p2() + by);
    m_reach = reach;
}

QPolygonF PlotLasso::polygon() const
{
    if (!m_diagonal)
        return m_line;
    const QRectF corners = QRectF(m_diagonal->p1(), m_diagonal->p2()).normalized();
    return QPolygonF(corners.adjusted(-m_reach, -m_reach, m_reach, m_reach));
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
