// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/drawings/layout.h"
#include "model/drawings/massgroups.h"

#include <QRectF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kvlens {

namespace {

constexpr double edgeLength = 3; // that forces are in balance at
constexpr double widening = 2; // of what is laid out, for labels are wider than high
constexpr double componentMargin = 3; // between components
constexpr qsizetype workOfLayout = 1'500'000; // vertices times steps
constexpr qsizetype mostLayoutSteps = 300;
constexpr qsizetype fewestLayoutSteps = 60;

// What belongs together by whatever way, the largest first.
std::vector<std::vector<quint32>> componentsOf(const Drawing &drawing, const VertexEdges &edges)
{
    std::vector<std::vector<quint32>> all;
    std::vector<bool> isMet(drawing.vertices.size());
    for (quint32 i = 0; i < isMet.size(); ++i) {
        if (isMet[i])
            continue;
        std::vector<quint32> one {i};
        isMet[i] = true;
        for (size_t next = 0; next < one.size(); ++next) {
            for (const VertexEdges::Step &step : edges.of(one[next])) {
                if (!isMet[step.to]) {
                    isMet[step.to] = true;
                    one.push_back(step.to);
                }
            }
        }
        all.push_back(std::move(one));
    }
    std::stable_sort(all.begin(), all.end(),
        [](const auto &one, const auto &other) { return one.size() > other.size(); });
    return all;
}

} // namespace

class GraphLayout::Component
{
public:
    Component(
        std::vector<quint32> vertices, const VertexEdges &edges, std::vector<quint32> &numbers);

    void step();
    bool isDone() const { return m_step >= m_steps; }
    const std::vector<quint32> &vertices() const { return m_vertices; }
    const std::vector<QPointF> &points() const { return m_points; }
    QRectF settle(); // widened, at the origin; what it takes

private:
    void beginInRings();

    std::vector<quint32> m_vertices;
    std::vector<std::pair<quint32, quint32>> m_pairs; // numbers of ours, by edge
    std::vector<QPointF> m_points;
    qsizetype m_step = 0;
    qsizetype m_steps;
};

GraphLayout::Component::Component(
    std::vector<quint32> vertices, const VertexEdges &edges, std::vector<quint32> &numbers)
    : m_vertices(std::move(vertices))
    , m_points(m_vertices.size())
{
    for (quint32 i = 0; i < m_vertices.size(); ++i)
        numbers[m_vertices[i]] = i;
    for (quint32 i = 0; i < m_vertices.size(); ++i) {
        for (const VertexEdges::Step &step : edges.of(m_vertices[i])) {
            if (step.isOut && step.to != m_vertices[i])
                m_pairs.emplace_back(i, numbers[step.to]);
        }
    }
    const auto count = qsizetype(m_vertices.size());
    m_steps = count < 3 ? 0 : std::clamp(workOfLayout / count, fewestLayoutSteps, mostLayoutSteps);
    beginInRings();
}

// Around the vertex with the most edges, as far out as there are edges between; each has as wide a
// part of its ring as there are leaves behind it, so that branches do not begin across each other.
void GraphLayout::Component::beginInRings()
{
    struct Place
    {
        quint32 parent = 0;
        int ring = -1;
        quint32 leaves = 0;
        double angle = 0; // where its part begins
        double used = 0; // of its part, by children
    };
    const size_t count = m_vertices.size();
    std::vector<std::vector<quint32>> beside(count);
    for (const auto &[from, to] : m_pairs) {
        beside[from].push_back(to);
        beside[to].push_back(from);
    }
    const auto centre
        = quint32(std::max_element(beside.begin(), beside.end(),
                      [](const auto &one, const auto &other) { return one.size() < other.size(); })
            - beside.begin());
    std::vector<Place> places(count);
    std::vector<quint32> order {centre};
    places[centre] = {centre, 0};
    for (size_t i = 0; i < order.size(); ++i) {
        for (const quint32 child : beside[order[i]]) {
            if (places[child].ring < 0) {
                places[child] = {order[i], places[order[i]].ring + 1};
                order.push_back(child);
            }
        }
    }
    for (size_t i = order.size(); i-- > 0;) {
        Place &place = places[order[i]];
        place.leaves = std::max(place.leaves, 1U);
        if (i > 0)
            places[place.parent].leaves += place.leaves;
    }
    const double all = places[centre].leaves;
    for (const quint32 vertex : order) {
        Place &place = places[vertex];
        if (vertex != centre) {
            Place &parent = places[place.parent];
            place.angle = parent.angle + parent.used;
            parent.used += place.leaves;
        }
        const double angle
            = (place.angle + place.leaves / 2.0) / all * 2 * std::numbers::pi_v<double>;
        m_points[vertex] = QPointF(std::cos(angle), std::sin(angle)) * (place.ring * edgeLength);
    }
}

void GraphLayout::Component::step()
{
    const MassGroups groups(m_points);
    std::vector<QPointF> moves(m_points.size());
    for (size_t i = 0; i < m_points.size(); ++i)
        moves[i] = groups.pushOn(i) * (edgeLength * edgeLength);
    for (const auto &[from, to] : m_pairs) {
        const QPointF way = m_points[to] - m_points[from];
        const QPointF pull = way * (std::hypot(way.x(), way.y()) / edgeLength);
        moves[from] += pull;
        moves[to] -= pull;
    }
    // Far at first, less and less at the end, when it is to come to rest.
    const double left = 1 - double(m_step) / double(m_steps);
    const double farthest = edgeLength * std::max(0.02, left) * 2;
    for (size_t i = 0; i < m_points.size(); ++i) {
        const double length = std::hypot(moves[i].x(), moves[i].y());
        if (length > 0)
            m_points[i] += moves[i] * (std::min(length, farthest) / length);
    }
    ++m_step;
}

QRectF GraphLayout::Component::settle()
{
    for (QPointF &point : m_points)
        point.setX(point.x() * widening);
    QPointF low = m_points.front();
    QPointF high = low;
    for (const QPointF &point : m_points) {
        low = {std::min(low.x(), point.x()), std::min(low.y(), point.y())};
        high = {std::max(high.x(), point.x()), std::max(high.y(), point.y())};
    }
    for (QPointF &point : m_points)
        point -= low;
    const QPointF size = high - low;
    return {0, 0, size.x() + edgeLength * widening + componentMargin, size.y() + componentMargin};
}

GraphLayout::GraphLayout(const Drawing &drawing)
    : m_vertices(drawing.vertices.size())
{
    const VertexEdges edges(drawing);
    std::vector<quint32> numbers(m_vertices);
    for (std::vector<quint32> &one : componentsOf(drawing, edges))
        m_components.push_back(std::make_unique<Component>(std::move(one), edges, numbers));
    while (!isDone() && m_components[m_next]->isDone())
        ++m_next;
}

GraphLayout::~GraphLayout() = default;

bool GraphLayout::isDone() const
{
    return m_next == m_components.size();
}

void GraphLayout::step()
{
    if (!isDone())
        m_components[m_next]->step();
    while (!isDone() && m_components[m_next]->isDone())
        ++m_next;
}

// In rows, each as high as its first, of about the width of a screen.
DrawnPoints GraphLayout::take()
{
    constexpr double aspect = 1.8;
    std::vector<QRectF> sizes;
    double area = 0;
    double widest = 0;
    for (const auto &component : m_components) {
        sizes.push_back(component->settle());
        area += sizes.back().width() * sizes.back().height();
        widest = std::max(widest, sizes.back().width());
    }
    const double width = std::max(widest, std::sqrt(area * aspect));
    DrawnPoints points(m_vertices);
    QPointF at;
    double height = 0;
    for (size_t i = 0; i < m_components.size(); ++i) {
        if (at.x() > 0 && at.x() + sizes[i].width() > width) {
            at = {0, at.y() + height};
            height = 0;
        }
        height = std::max(height, sizes[i].height());
        const Component &component = *m_components[i];
        for (size_t k = 0; k < component.vertices().size(); ++k)
            points[component.vertices()[k]] = component.points()[k] + at;
        at.rx() += sizes[i].width();
    }
    return points;
}

} // namespace kvlens
