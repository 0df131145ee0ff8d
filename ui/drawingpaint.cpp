// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drawingpaint.h"

#include "model/drawings/labelrooms.h"
#include "stores/wtf8.h"
#include "ui/palette.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace kvlens {

namespace {

constexpr double readableScale = 0.6; // of a line's height: smaller has no labels
constexpr qsizetype mostFine = 1'500; // edges in view that are smooth, with heads
constexpr double smallestShape = 2; // half of a mark, in pixels
constexpr qsizetype mostLabels = 600; // that are tried
constexpr double mostOfChosen = 18; // lines' heights
constexpr int mostPixels = 4096; // of a picture, each way

class DrawingPainter
{
public:
    DrawingPainter(QPainter &painter, const LaidOutDrawing &drawn, const VertexEdges &edges,
        const DrawingSight &sight)
        : m_painter(painter)
        , m_drawing(drawn.drawing)
        , m_edges(edges)
        , m_sight(sight)
        , m_line(painter.fontMetrics().height())
        , m_dot(std::clamp(sight.scale * 0.28, 1.2, m_line * 0.36))
    {
        painter.setLayoutDirection(Qt::LayoutDirectionAuto); // each label as it is written
        m_points.reserve(drawn.points.size());
        const double far = 20 * m_line;
        const QRectF seen(
            -far, -m_line, sight.size.width() + far + m_line, sight.size.height() + 2 * m_line);
        for (quint32 i = 0; i < drawn.points.size(); ++i) {
            m_points.push_back(sight.onScreen(drawn.points[i]));
            if (seen.contains(m_points.back()))
                m_seen.push_back(i);
        }
    }

    void paint()
    {
        paintEdges();
        if (m_dot <= smallestShape)
            paintDots();
        for (const quint32 vertex : m_seen) {
            if (m_dot > smallestShape || vertex == m_sight.chosen || vertex == m_sight.hovered)
                paintMark(vertex);
        }
        if (m_sight.scale >= readableScale * m_line)
            paintLabels();
        else
            paintLabelOfChosen();
    }

private:
    bool isSeen(const Drawing::Edge &edge) const
    {
        const QPointF from = m_points[edge.from];
        const QPointF to = m_points[edge.to];
        return std::max(from.x(), to.x()) >= 0 && std::max(from.y(), to.y()) >= 0
            && std::min(from.x(), to.x()) <= m_sight.size.width()
            && std::min(from.y(), to.y()) <= m_sight.size.height();
    }
    bool isOfChosen(const Drawing::Edge &edge) const
    {
        return m_sight.chosen && (edge.from == *m_sight.chosen || edge.to == *m_sight.chosen);
    }

    void paintEdges()
    {
        std::vector<quint32> seen;
        for (quint32 i = 0; i < m_drawing.edges.size(); ++i) {
            if (isSeen(m_drawing.edges[i]))
                seen.push_back(i);
        }
        const Palette &colours = Palette::current();
        if (qsizetype(seen.size()) > mostFine)
            return paintManyEdges(seen);
        m_painter.setRenderHint(QPainter::Antialiasing);
        for (const quint32 i : seen) {
            const Drawing::Edge &edge = m_drawing.edges[i];
            const bool isChosen = isOfChosen(edge);
            QPen pen(isChosen ? colours.accent : colours.muted, isChosen ? 1.6 : 0.8);
            if (edge.isBroken) {
                pen.setColor(colours.deleted);
                pen.setStyle(Qt::DashLine);
            }
            m_painter.setPen(pen);
            paintEdge(edge);
        }
    }

    // Those of the chosen vertex over the others.
    void paintManyEdges(const std::vector<quint32> &seen)
    {
        const Palette &colours = Palette::current();
        QList<QLineF> others;
        QList<QLineF> ofChosen;
        for (const quint32 i : seen) {
            const Drawing::Edge &edge = m_drawing.edges[i];
            (isOfChosen(edge) ? ofChosen : others)
                .append(QLineF(m_points[edge.from], m_points[edge.to]));
        }
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.setPen(QPen(colours.line, 0));
        m_painter.drawLines(others);
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(QPen(colours.accent, 1.2));
        m_painter.drawLines(ofChosen);
    }

    void paintEdge(const Drawing::Edge &edge)
    {
        const QPointF from = m_points[edge.from];
        const QPointF to = m_points[edge.to];
        m_painter.setBrush(Qt::NoBrush);
        if (m_drawing.shape == Drawing::Shape::Tree) {
            QPainterPath path(from);
            const double middle = (from.x() + to.x()) / 2;
            path.cubicTo(middle, from.y(), middle, to.y(), to.x(), to.y());
            return m_painter.drawPath(path);
        }
        m_painter.drawLine(from, to);
        const QPointF way = to - from;
        const double length = std::hypot(way.x(), way.y());
        if (length < 5 * m_dot)
            return;
        const QPointF along = way / length;
        const QPointF tip = to - along * (m_dot + 1);
        const QPointF back = tip - along * (m_dot * 1.4);
        const QPointF aside = QPointF(-along.y(), along.x()) * (m_dot * 0.6);
        m_painter.drawLine(tip, back + aside);
        m_painter.drawLine(tip, back - aside);
    }

    QColor inkOf(const Drawing::Vertex &vertex) const
    {
        const Palette &colours = Palette::current();
        if (vertex.isBroken)
            return colours.deleted;
        return vertex.kind == VertexKind::Node  ? colours.accent
            : vertex.kind == VertexKind::Entity ? colours.conflict
                                                : colours.added;
    }

    // So small that no shape is seen, all of a kind are painted at once; what is not there is
    // larger.
    void paintDots()
    {
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        for (const bool isBroken : {false, true}) {
            for (const VertexKind kind : {VertexKind::Node, VertexKind::Entity, VertexKind::Word}) {
                QList<QPointF> dots;
                for (const quint32 vertex : m_seen) {
                    const Drawing::Vertex &one = m_drawing.vertices[vertex];
                    if (one.kind == kind && one.isBroken == isBroken)
                        dots.append(m_points[vertex]);
                }
                const double size = m_dot * (isBroken ? 4 : 2);
                m_painter.setPen(QPen(inkOf({.id = {}, .kind = kind, .isBroken = isBroken}), size,
                    Qt::SolidLine, Qt::SquareCap));
                m_painter.drawPoints(dots.constData(), int(dots.size()));
            }
        }
    }

    // A node is a square, an entity a dot, a keyword stands on its corner; what is not there is an
    // outline with a stroke through it. So all is told without colours, too.
    void paintMark(quint32 number)
    {
        const Palette &colours = Palette::current();
        const Drawing::Vertex &vertex = m_drawing.vertices[number];
        const QPointF at = m_points[number];
        const QColor ink = inkOf(vertex);
        m_painter.setRenderHint(QPainter::Antialiasing, m_dot > 2);
        m_painter.setPen(QPen(ink, vertex.isBroken ? 1.5 : 1));
        m_painter.setBrush(vertex.isBroken ? colours.base : ink);
        paintShape(vertex.kind, at, m_dot);
        if (vertex.isBroken)
            m_painter.drawLine(at + QPointF(-m_dot, m_dot), at + QPointF(m_dot, -m_dot));
        const bool isChosen = number == m_sight.chosen;
        if (!isChosen && number != m_sight.hovered)
            return;
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(
            isChosen ? colours.text : colours.muted, isChosen && m_sight.hasFocus ? 2.5 : 1.2));
        m_painter.drawEllipse(at, m_dot + 4, m_dot + 4);
    }

    void paintShape(VertexKind kind, QPointF at, double half)
    {
        if (kind == VertexKind::Entity) {
            m_painter.drawEllipse(at, half, half);
        } else if (kind == VertexKind::Node) {
            m_painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half));
        } else {
            const double corner = half * 1.3;
            const QPointF corners[] {at + QPointF(0, -corner), at + QPointF(corner, 0),
                at + QPointF(0, corner), at + QPointF(-corner, 0)};
            m_painter.drawPolygon(corners, 4);
        }
    }

    // The chosen one and what is beside it first, then what has the most edges.
    std::vector<quint32> byImportance() const
    {
        std::vector<quint32> order = m_seen;
        std::vector<bool> isFirst(m_points.size());
        for (const std::optional<quint32> &one : {m_sight.hovered, m_sight.chosen}) {
            if (!one)
                continue;
            isFirst[*one] = true;
            for (const VertexEdges::Step &step : m_edges.of(*one))
                isFirst[step.to] = true;
        }
        const auto weight = [&](quint32 vertex) {
            const bool isItself = vertex == m_sight.chosen;
            return std::tuple(isItself, bool(isFirst[vertex]), m_edges.of(vertex).size());
        };
        std::stable_sort(order.begin(), order.end(),
            [&](quint32 one, quint32 other) { return weight(one) > weight(other); });
        return order;
    }

    double widest() const
    {
        return m_drawing.shape == Drawing::Shape::Tree ? (treeColumn - 2) * m_sight.scale
                                                       : 18 * m_line;
    }

    void paintLabels()
    {
        const QFontMetricsF metrics(m_painter.font());
        const std::vector<quint32> order = byImportance();
        const qsizetype tried = std::min(qsizetype(order.size()), mostLabels);
        std::vector<LabelWish> wishes;
        for (qsizetype i = 0; i < qsizetype(order.size()); ++i) {
            const quint32 vertex = order[size_t(i)];
            const double width
                = i < tried ? metrics.horizontalAdvance(m_drawing.labelOf(vertex)) + m_line / 2 : 0;
            wishes.push_back({m_points[vertex], std::min(width, widest())});
        }
        const size_t edgeWishes = wishes.size();
        const std::vector<quint32> edges = labelledEdges();
        for (const quint32 i : edges) {
            const Drawing::Edge &edge = m_drawing.edges[i];
            wishes.push_back({(m_points[edge.from] + m_points[edge.to]) / 2,
                metrics.horizontalAdvance(displayText(edge.label)), true});
        }
        const std::vector<double> rooms = labelRooms(wishes, m_sight.size, m_line);
        const Palette &colours = Palette::current();
        for (size_t i = 0; i < size_t(tried); ++i) {
            const Drawing::Vertex &vertex = m_drawing.vertices[order[i]];
            paintText(m_points[order[i]] + QPointF(m_dot + m_line / 4, 0),
                m_drawing.labelOf(order[i]), rooms[i] - m_dot,
                vertex.isBroken ? colours.deleted : colours.text);
        }
        for (size_t i = 0; i < edges.size(); ++i)
            paintText(wishes[edgeWishes + i].dot + QPointF(m_line / 2, 0),
                displayText(m_drawing.edges[edges[i]].label), rooms[edgeWishes + i], colours.muted);
    }

    // Where there are many, only of the chosen vertex.
    std::vector<quint32> labelledEdges() const
    {
        std::vector<quint32> labelled;
        for (quint32 i = 0; i < m_drawing.edges.size(); ++i) {
            const Drawing::Edge &edge = m_drawing.edges[i];
            if (!edge.label.isEmpty() && isSeen(edge)
                && (isOfChosen(edge) || qsizetype(m_drawing.edges.size()) <= mostLabels))
                labelled.push_back(i);
        }
        return labelled;
    }

    void paintText(QPointF at, const QString &text, double room, const QColor &ink)
    {
        if (room <= 0)
            return;
        const QFontMetricsF metrics(m_painter.font());
        const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
        const QPointF base(at.x(), at.y() + (metrics.ascent() - metrics.descent()) / 2);
        QColor ground = Palette::current().base; // edges behind it do not hide it
        ground.setAlphaF(0.85F);
        m_painter.fillRect(
            QRectF(base.x(), base.y() - metrics.ascent(), metrics.horizontalAdvance(shown), m_line),
            ground);
        m_painter.setPen(ink);
        m_painter.drawText(base, shown);
    }

    struct LabelPlace
    {
        QPointF at;
        double room = 0;
    };

    // Behind the mark, or before it where that is better; cut where the picture ends.
    LabelPlace beside(QPointF mark, const QString &label) const
    {
        const QFontMetricsF metrics(m_painter.font());
        const double wanted = std::min(metrics.horizontalAdvance(label) + 1, mostOfChosen * m_line);
        const double apart = m_dot + m_line / 2;
        const double margin = m_line / 4;
        const double behind = m_sight.size.width() - margin - mark.x() - apart;
        const double before = mark.x() - apart - margin;
        if (wanted <= behind || behind >= before)
            return {mark + QPointF(apart, 0), std::min(wanted, behind)};
        const double width = std::min(wanted, before);
        return {mark - QPointF(apart + width, 0), width};
    }

    void paintLabelOfChosen()
    {
        for (const std::optional<quint32> &one : {m_sight.chosen, m_sight.hovered}) {
            if (!one)
                continue;
            const auto [at, room] = beside(m_points[*one], m_drawing.labelOf(*one));
            paintText(at, m_drawing.labelOf(*one), room, Palette::current().text);
        }
    }

    QPainter &m_painter;
    const Drawing &m_drawing;
    const VertexEdges &m_edges;
    const DrawingSight &m_sight;
    const double m_line;
    const double m_dot; // half of a mark
    DrawnPoints m_points; // pixels
    std::vector<quint32> m_seen;
};

} // namespace

QRectF boundsOf(const DrawnPoints &points)
{
    if (points.empty())
        return {0, 0, 1, 1};
    QPointF low = points.front();
    QPointF high = low;
    for (const QPointF &point : points) {
        low = {std::min(low.x(), point.x()), std::min(low.y(), point.y())};
        high = {std::max(high.x(), point.x()), std::max(high.y(), point.y())};
    }
    return QRectF(low, high).adjusted(-1, -1, treeColumn / 2, 1);
}

DrawingSight sightOfAll(const DrawnPoints &points, QSizeF size, double lineHeight)
{
    const QRectF bounds = boundsOf(points);
    DrawingSight sight;
    sight.size = size;
    // Labels keep their size, however small the drawing is.
    const double labels = std::min(size.width() / 6, 6 * lineHeight);
    const double width = size.width() - labels - lineHeight;
    const double height = std::max(size.height() - lineHeight, size.height() / 2);
    sight.scale = std::min({width / bounds.width(), height / bounds.height(), lineHeight * 1.25});
    sight.scale = std::max(sight.scale, 1e-3);
    sight.origin
        = QPointF((size.width() - labels) / 2, size.height() / 2) - bounds.center() * sight.scale;
    return sight;
}

void paintDrawing(QPainter &painter, const LaidOutDrawing &drawn, const VertexEdges &edges,
    const DrawingSight &sight)
{
    if (!drawn.points.empty())
        DrawingPainter(painter, drawn, edges, sight).paint();
}

QImage drawingAsImage(const LaidOutDrawing &drawn, const QFont &font)
{
    const double line = QFontMetricsF(font).height();
    const QRectF bounds = boundsOf(drawn.points);
    const QSize size = (bounds.size() * (line * 1.25))
                           .toSize()
                           .boundedTo(QSize(mostPixels, mostPixels))
                           .expandedTo(QSize(64, 64));
    QImage image(size, QImage::Format_RGB32);
    image.fill(Palette::current().base);
    QPainter painter(&image);
    painter.setFont(font);
    paintDrawing(
        painter, drawn, VertexEdges(drawn.drawing), sightOfAll(drawn.points, size.toSizeF(), line));
    return image;
}

} // namespace kvlens
