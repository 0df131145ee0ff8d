// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pointmarks.h"

#include <array>
#include <cmath>
#include <numbers>

namespace kvlens {

namespace {

using Corners = QList<QPointF>;

// `corners` points, each so far from the middle as the radii say in turn; the first is at the top,
// turned by a part of a corner.
Corners starOf(int corners, double turn, double radius, double otherRadius)
{
    Corners star;
    for (int corner = 0; corner < corners; ++corner) {
        const double angle = (corner + turn) * 2 * std::numbers::pi / corners;
        const double far = corner % 2 == 0 ? radius : otherRadius;
        star.append(QPointF(std::sin(angle), -std::cos(angle)) * far);
    }
    return star;
}

Corners evenOf(int corners, double turn, double radius)
{
    return starOf(corners, turn, radius, radius);
}

// Arms along the axes, a third as wide as the whole.
Corners plusSign()
{
    constexpr double in = 0.33;
    return {{-in, -1}, {in, -1}, {in, -in}, {1, -in}, {1, in}, {in, in}, {in, 1}, {-in, 1},
        {-in, in}, {-1, in}, {-1, -in}, {-in, -in}};
}

} // namespace

const QList<QPointF> &pointMark(quint8 group)
{
    static const std::array<Corners, PointGroups::without + 1> marks {
        evenOf(24, 0, 0.85), // a circle
        evenOf(4, 0.5, 1), // a square
        evenOf(3, 0, 1), // a triangle
        evenOf(4, 0, 1), // a diamond
        evenOf(3, 0.5, 1), // a triangle that stands on its head
        plusSign(), starOf(10, 0, 1, 0.45), evenOf(24, 0, 0.55), // others: a small circle
        evenOf(24, 0, 0.4), // without a value: a smaller one
    };
    return marks[std::min<size_t>(group, PointGroups::without)];
}

} // namespace kvlens
