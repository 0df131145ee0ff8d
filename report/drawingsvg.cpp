// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/drawings/labelrooms.h"
#include "report/drawingtext.h"
#include "report/lightcolours.h"
#include "report/svgtext.h"
#include "stores/wtf8.h"

#include <QRectF>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr double svgLine = 14; // of text
constexpr double svgCharacter = 6.2; // about as wide as one is in a line of that height
constexpr double svgMargin = 20;
constexpr double svgDot = 4;

QByteArray svgPoint(QPointF at)
{
    return svgNumber(at.x()) + ' ' + svgNumber(at.y());
}

// A node is a square, an entity a dot, a keyword stands on its corner; what is not there is only an
// outline, with a stroke through it.
QByteArray svgMark(const Drawing::Vertex &vertex, QPointF at)
{
    const QByteArray broken = vertex.isBroken ? " broken" : "";
    QByteArray mark;
    if (vertex.kind == VertexKind::Entity) {
        mark = "<circle class=\"entity" + broken + "\" cx=\"" + svgNumber(at.x()) + "\" cy=\""
            + svgNumber(at.y()) + "\" r=\"" + svgNumber(svgDot) + "\"/>";
    } else {
        const QByteArray turn = vertex.kind == VertexKind::Word
            ? " transform=\"rotate(45 " + svgPoint(at) + ")\""
            : QByteArray();
        mark = "<rect class=\"" + QByteArray(vertex.kind == VertexKind::Word ? "word" : "node")
            + broken + "\" x=\"" + svgNumber(at.x() - svgDot) + "\" y=\""
            + svgNumber(at.y() - svgDot) + "\" width=\"" + svgNumber(2 * svgDot) + "\" height=\""
            + svgNumber(2 * svgDot) + "\"" + turn + "/>";
    }
    if (vertex.isBroken)
        mark += "<path class=\"broken\" d=\"M" + svgPoint(at + QPointF(-svgDot, svgDot)) + 'L'
            + svgPoint(at + QPointF(svgDot, -svgDot)) + "\"/>";
    return mark;
}

class SvgOfDrawing
{
public:
    SvgOfDrawing(const LaidOutDrawing &drawn, const QString &title)
        : m_drawing(drawn.drawing)
        , m_title(title)
        , m_edges(drawn.drawing)
    {
        QPointF low;
        QPointF high;
        for (const QPointF &point : drawn.points) {
            low = {std::min(low.x(), point.x()), std::min(low.y(), point.y())};
            high = {std::max(high.x(), point.x()), std::max(high.y(), point.y())};
        }
        for (const QPointF &point : drawn.points)
            m_points.push_back((point - low) * svgLine + QPointF(svgMargin, svgMargin));
        const QPointF size = (high - low + QPointF(treeColumn, 0)) * svgLine;
        m_size = {size.x() + 2 * svgMargin, size.y() + 2 * svgMargin};
    }

    QByteArray write()
    {
        begin();
        for (const Drawing::Edge &edge : m_drawing.edges)
            writeEdge(edge);
        writeVertices();
        return m_svg + "</svg>\n";
    }

private:
    void begin()
    {
        using Colours = LightColours;
        const auto &name = Colours::name;
        m_svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
            + svgNumber(m_size.width()) + ' ' + svgNumber(m_size.height()) + "\" width=\""
            + svgNumber(m_size.width()) + "\" height=\"" + svgNumber(m_size.height())
            + "\">\n<title>" + svgText(m_title) + "</title>\n<style>text{font:11px sans-serif;fill:"
            + name(Colours::text) + "}text.edge{fill:" + name(Colours::muted)
            + "}path{fill:none;stroke:" + name(Colours::muted)
            + ";stroke-width:.8}circle,rect{fill:" + name(Colours::accent) + "}rect.word{fill:"
            + name(Colours::added) + "}circle.entity{fill:" + name(Colours::conflict)
            + "}.broken{fill:" + name(Colours::base)
            + " !important;stroke:" + name(Colours::deleted)
            + " !important;stroke-width:1.5 !important}path.broken{fill:none "
              "!important}</style>\n<rect width=\"100%\" "
              "height=\"100%\" style=\"fill:"
            + name(Colours::base) + "\"/>\n";
    }

    void writeEdge(const Drawing::Edge &edge)
    {
        const QPointF from = m_points[edge.from];
        const QPointF to = m_points[edge.to];
        const QByteArray state
            = edge.isBroken ? " style=\"stroke-dasharray:3 3\" class=\"broken\"" : "";
        if (m_drawing.shape == Drawing::Shape::Tree) {
            const double middle = (from.x() + to.x()) / 2;
            m_svg += "<path" + state + " d=\"M" + svgPoint(from) + 'C'
                + svgPoint({middle, from.y()}) + ' ' + svgPoint({middle, to.y()}) + ' '
                + svgPoint(to) + "\"/>\n";
            return;
        }
        const QPointF way = to - from;
        const double length = std::hypot(way.x(), way.y());
        if (length < 2 * svgDot)
            return;
        const QPointF along = way / length;
        const QPointF across(-along.y(), along.x());
        const QPointF tip = to - along * svgDot;
        const QPointF back = tip - along * 6;
        m_svg += "<path" + state + " d=\"M" + svgPoint(from) + 'L' + svgPoint(tip) + 'M'
            + svgPoint(back + across * 2.5) + 'L' + svgPoint(tip) + 'L'
            + svgPoint(back - across * 2.5) + "\"/>\n";
    }

    void writeLabel(QPointF at, const QString &label, double room, const char *kind)
    {
        const auto characters = qsizetype(room / svgCharacter);
        if (characters < 1)
            return;
        const QString shown
            = label.size() <= characters ? label : label.first(characters - 1) + u'…';
        m_svg += "<text" + QByteArray(kind) + " x=\"" + svgNumber(at.x() + svgDot + 4) + "\" y=\""
            + svgNumber(at.y() + 4) + "\">" + svgText(shown) + "</text>";
    }

    void writeVertices()
    {
        std::vector<quint32> order(m_drawing.vertices.size());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(),
            [&](quint32 a, quint32 b) { return m_edges.of(a).size() > m_edges.of(b).size(); });
        const double widest = (treeColumn - 2) * svgLine;
        std::vector<LabelWish> wishes;
        for (const quint32 vertex : order)
            wishes.push_back({m_points[vertex],
                std::min(widest, double(m_drawing.labelOf(vertex).size() + 1) * svgCharacter)});
        for (const Drawing::Edge &edge : m_drawing.edges) {
            if (!edge.label.isEmpty())
                wishes.push_back({(m_points[edge.from] + m_points[edge.to]) / 2,
                    double(edge.label.size()) * svgCharacter, true});
        }
        const std::vector<double> rooms = labelRooms(wishes, m_size, svgLine);
        for (size_t i = 0; i < order.size(); ++i) {
            m_svg += "<g><title>" + svgText(vertexText(m_drawing, m_edges, order[i])) + "</title>"
                + svgMark(m_drawing.vertices[order[i]], m_points[order[i]]);
            writeLabel(m_points[order[i]], m_drawing.labelOf(order[i]), rooms[i], "");
            m_svg += "</g>\n";
        }
        size_t next = order.size();
        for (const Drawing::Edge &edge : m_drawing.edges) {
            if (edge.label.isEmpty())
                continue;
            writeLabel(wishes[next].dot - QPointF(svgDot + 4, 0), displayText(edge.label),
                rooms[next] + svgLine / 2, " class=\"edge\"");
            m_svg += '\n';
            ++next;
        }
    }

    const Drawing &m_drawing;
    const QString m_title;
    const VertexEdges m_edges;
    DrawnPoints m_points;
    QSizeF m_size;
    QByteArray m_svg;
};

} // namespace

QByteArray drawingAsSvg(const LaidOutDrawing &drawn, const QString &title)
{
    return SvgOfDrawing(drawn, title).write();
}

} // namespace kvlens
