// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/drawings/massgroups.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace kvlens {

namespace {

constexpr quint32 pointsOfLeaf = 4;
constexpr int deepestCell = 24; // points that are nearer than that are in one leaf

} // namespace

MassGroups::MassGroups(const std::vector<QPointF> &points)
    : m_points(points)
    , m_order(points.size())
{
    std::iota(m_order.begin(), m_order.end(), 0U);
    if (points.empty())
        return;
    QPointF low = points.front();
    QPointF high = low;
    for (const QPointF &point : points) {
        low = {std::min(low.x(), point.x()), std::min(low.y(), point.y())};
        high = {std::max(high.x(), point.x()), std::max(high.y(), point.y())};
    }
    divide(0, quint32(points.size()), low, std::max(high.x() - low.x(), high.y() - low.y()), 0);
}

void MassGroups::divide(quint32 first, quint32 count, QPointF corner, double size, int depth)
{
    const auto begin = m_order.begin() + first;
    const auto end = begin + count;
    QPointF sum;
    for (auto point = begin; point != end; ++point)
        sum += m_points[*point];
    const size_t cell = m_cells.size();
    m_cells.push_back({sum / double(count), size, first, count, 0});
    if (count > pointsOfLeaf && depth < deepestCell) {
        const double half = size / 2;
        const QPointF middle = corner + QPointF(half, half);
        const auto isLeft = [&](quint32 point) { return m_points[point].x() < middle.x(); };
        const auto isUpper = [&](quint32 point) { return m_points[point].y() < middle.y(); };
        const auto right = std::partition(begin, end, isLeft);
        const std::array bounds {begin, std::partition(begin, right, isUpper), right,
            std::partition(right, end, isUpper), end};
        for (int quarter = 0; quarter < 4; ++quarter) {
            const auto from = bounds[size_t(quarter)];
            const auto to = bounds[size_t(quarter) + 1];
            if (from != to)
                divide(quint32(from - m_order.begin()), quint32(to - from),
                    corner + QPointF(quarter / 2 * half, quarter % 2 * half), half, depth + 1);
        }
    }
    m_cells[cell].next = quint32(m_cells.size());
}

QPointF MassGroups::pushOn(size_t point) const
{
    constexpr double nearest = 1e-6; // points on one another push as if they were that far apart
    const QPointF at = m_points[point];
    QPointF push;
    for (quint32 i = 0; i < m_cells.size();) {
        const Cell &cell = m_cells[i];
        const QPointF way = at - cell.middle;
        const double far = QPointF::dotProduct(way, way);
        const bool isLeaf = cell.next == i + 1;
        if (cell.size * cell.size < far) {
            push += way * (cell.count / far);
            i = cell.next;
        } else if (isLeaf) {
            for (quint32 k = cell.first; k < cell.first + cell.count; ++k) {
                if (m_order[k] == point)
                    continue;
                const QPointF apart = at - m_points[m_order[k]];
                push += apart / std::max(QPointF::dotProduct(apart, apart), nearest);
            }
            i = cell.next;
        } else {
            ++i;
        }
    }
    return push;
}

} // namespace kvlens
