// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/drawings/labelrooms.h"

#include <cmath>

namespace kvlens {

namespace {

constexpr double inked = 0.37; // of a line, above and below its middle

// Which cells of the view are taken; one is a quarter of a line high and as wide.
class CellGrid
{
public:
    CellGrid(QSizeF view, double lineHeight)
        : m_cell(lineHeight / 4)
        , m_columns(std::max(1, int(view.width() / m_cell) + 1))
        , m_rows(std::max(1, int(view.height() / m_cell) + 1))
        , m_isTaken(size_t(m_columns) * size_t(m_rows))
    {
    }

    int cellOf(double position) const { return int(std::floor(position / m_cell)); }
    double cell() const { return m_cell; }
    void take(int column, int row)
    {
        if (column >= 0 && column < m_columns && row >= 0 && row < m_rows)
            m_isTaken[size_t(row) * size_t(m_columns) + size_t(column)] = true;
    }
    void takeAround(int column, int row)
    {
        for (int x = column - 1; x <= column + 1; ++x) {
            for (int y = row - 1; y <= row + 1; ++y)
                take(x, y);
        }
    }
    // Outside nothing is drawn: beyond an edge everything is free, but ends.
    bool isFree(int column, int row) const
    {
        if (column >= m_columns)
            return false;
        const bool isInside = column >= 0 && row >= 0 && row < m_rows;
        return !isInside || !m_isTaken[size_t(row) * size_t(m_columns) + size_t(column)];
    }

private:
    double m_cell;
    int m_columns;
    int m_rows;
    std::vector<bool> m_isTaken;
};

} // namespace

std::vector<double> labelRooms(const std::vector<LabelWish> &wishes, QSizeF view, double lineHeight)
{
    CellGrid grid(view, lineHeight);
    std::vector<double> rooms(wishes.size());
    for (const LabelWish &wish : wishes) {
        if (!wish.isOfEdge)
            grid.takeAround(grid.cellOf(wish.dot.x()), grid.cellOf(wish.dot.y()));
    }
    for (size_t i = 0; i < wishes.size(); ++i) {
        const LabelWish &wish = wishes[i];
        const int first = grid.cellOf(wish.dot.x()) + 2;
        const int top = grid.cellOf(wish.dot.y() - lineHeight * inked);
        const int bottom = grid.cellOf(wish.dot.y() + lineHeight * inked);
        const auto isFree = [&](int column) {
            for (int row = top; row <= bottom; ++row) {
                if (!grid.isFree(column, row))
                    return false;
            }
            return true;
        };
        const int wanted = int(std::ceil(wish.width / grid.cell()));
        const int least = std::min(wanted, std::max(16, wanted / 3));
        int cells = 0;
        while (cells < wanted && isFree(first + cells))
            ++cells;
        if (cells < least || wanted == 0)
            continue;
        for (int column = first; column < first + cells; ++column) {
            for (int row = top; row <= bottom; ++row)
                grid.take(column, row);
        }
        rooms[i] = std::min(wish.width, cells * grid.cell());
    }
    return rooms;
}

std::optional<quint32> vertexTowards(const Drawing &drawing, const VertexEdges &edges,
    const DrawnPoints &points, quint32 from, Direction direction)
{
    const bool isSideways = direction == Direction::Left || direction == Direction::Right;
    const bool isTree = drawing.shape == Drawing::Shape::Tree;
    const double sign = direction == Direction::Right || direction == Direction::Down ? 1 : -1;
    std::optional<quint32> best;
    double least = 0;
    // Of a graph what is within 60 degrees, of a tree in the same column or in another.
    const auto offer = [&](quint32 vertex) {
        const QPointF way = points[vertex] - points[from];
        const double along = sign * (isSideways ? way.x() : way.y());
        const double aside = std::abs(isSideways ? way.y() : way.x());
        const bool isThere = isTree ? isSideways || aside < 1 : aside <= along * std::sqrt(3.0);
        const double distance = along + 2 * aside;
        if (along > 0 && isThere && (!best || distance < least)) {
            best = vertex;
            least = distance;
        }
    };
    for (const VertexEdges::Step &step : edges.of(from)) {
        if (!isTree || isSideways)
            offer(step.to);
    }
    const bool isFound = best.has_value() || (isTree && isSideways);
    for (quint32 vertex = 0; !isFound && vertex < drawing.vertices.size(); ++vertex)
        offer(vertex);
    return best;
}

} // namespace kvlens
