// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plotimage.h"

#include "report/pointmarks.h"

#include <QPainter>

#include <cmath>

namespace kvlens {

namespace {

constexpr size_t pointsBetweenLooks = 512; // at the clock

QImage markImage(quint8 group, double pixelRatio, double radius, QColor colour, double opacity)
{
    const int side = 2 * int(std::ceil(radius)) + 2;
    QImage image(QSize(side, side) * pixelRatio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(side / 2.0, side / 2.0);
    painter.scale(radius, radius);
    painter.setPen(Qt::NoPen);
    painter.setOpacity(opacity);
    painter.setBrush(colour);
    painter.drawPolygon(pointMark(group));
    return image;
}

} // namespace

void PlotImage::begin(What what, const PlotView &view, const QSize &size, double pixelRatio,
    double radius, const Palette &palette)
{
    m_what = std::move(what);
    m_view = view;
    m_pass = 0;
    m_point = 0;
    m_isChosen.assign(m_what.found ? m_what.found->map.points.size() : 0, false);
    for (const quint32 point : m_what.chosen)
        m_isChosen[point] = true;
    m_next = QImage(size.expandedTo({1, 1}) * pixelRatio, QImage::Format_ARGB32_Premultiplied);
    m_next.setDevicePixelRatio(pixelRatio);
    m_next.fill(Qt::transparent);
    makeMarks(pixelRatio, radius, palette);
}

void PlotImage::makeMarks(double pixelRatio, double radius, const Palette &palette)
{
    constexpr double shown = 0.85; // so that many show as more
    constexpr double faint = 0.25;
    m_marks.clear();
    m_faintMarks.clear();
    for (quint8 group = 0; group <= PointGroups::without; ++group) {
        const QColor colour = palette.ofGroup(group);
        m_marks.append(markImage(group, pixelRatio, radius, colour, shown));
        m_faintMarks.append(markImage(group, pixelRatio, radius, colour, faint));
    }
}

quint8 PlotImage::groupOf(size_t point) const
{
    return m_what.groups ? m_what.groups->ofPoints[point] : quint8(0);
}

int PlotImage::passOf(size_t point) const
{
    if (m_isChosen[point])
        return 2;
    return groupOf(point) < PointGroups::others ? 1 : 0;
}

bool PlotImage::goOn(std::chrono::milliseconds budget)
{
    using Clock = std::chrono::steady_clock;
    if (isDone())
        return true;
    const Clock::time_point end = Clock::now() + budget;
    const QRectF room = QRectF(QPointF(), m_next.deviceIndependentSize());
    const bool isFaint = !m_what.chosen.empty();
    QPainter painter(&m_next);
    for (; m_pass < passes; ++m_pass, m_point = 0) {
        for (; m_point < m_isChosen.size(); ++m_point) {
            if (m_point % pointsBetweenLooks == pointsBetweenLooks - 1 && Clock::now() >= end)
                return false;
            if (passOf(m_point) != m_pass)
                continue;
            const auto &marks = isFaint && m_pass < passes - 1 ? m_faintMarks : m_marks;
            const QImage &mark = marks[groupOf(m_point)];
            const double half = mark.deviceIndependentSize().width() / 2;
            const QPointF place = m_view.toView(m_what.found->map.points[m_point]);
            if (room.adjusted(-half, -half, half, half).contains(place))
                painter.drawImage(place - QPointF(half, half), mark);
        }
    }
    painter.end();
    m_picture = std::move(m_next);
    m_next = QImage();
    m_pictured = m_view;
    return true;
}

} // namespace kvlens
