// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which of many points are far away, so that what they do together is done once: a quadtree, made
// anew for each step of a layout.
#pragma once

#include <QPointF>

#include <vector>

namespace kvlens {

class MassGroups
{
public:
    explicit MassGroups(const std::vector<QPointF> &points); // which outlive it

    // The sum over all other points p of (at − p) / |at − p|², where points that together look
    // smaller than they are far count as one in their middle.
    QPointF pushOn(size_t point) const;

private:
    struct Cell
    {
        QPointF middle; // of its points
        double size = 0; // of its square
        quint32 first = 0; // a run in m_order
        quint32 count = 0;
        quint32 next = 0; // the cell behind this one and all that is inside it
    };
    void divide(quint32 first, quint32 count, QPointF corner, double size, int depth);

    const std::vector<QPointF> &m_points;
    std::vector<quint32> m_order;
    std::vector<Cell> m_cells; // each before those inside it
};

} // namespace kvlens
