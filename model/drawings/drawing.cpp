// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/drawings/drawing.h"

#include "stores/wtf8.h"

#include <algorithm>

namespace kvlens {

std::optional<EntryRef> Drawing::entryOf(quint32 vertex) const
{
    const Vertex &one = vertices[vertex];
    if (one.place < 0 || one.isBroken)
        return std::nullopt;
    return EntryRef {places[size_t(one.place)], one.id};
}

QString Drawing::labelOf(quint32 vertex) const
{
    const Vertex &one = vertices[vertex];
    if (!one.label.isEmpty())
        return one.label;
    return one.id.isEmpty() ? QStringLiteral("\"\"") : displayText(one.id);
}

std::optional<quint32> Drawing::find(QByteArrayView id) const
{
    const auto found = std::find_if(
        vertices.begin(), vertices.end(), [&](const Vertex &vertex) { return vertex.id == id; });
    return found == vertices.end() ? std::nullopt
                                   : std::optional(quint32(found - vertices.begin()));
}

VertexEdges::VertexEdges(const Drawing &drawing)
    : m_begins(drawing.vertices.size() + 1)
    , m_steps(2 * drawing.edges.size())
{
    for (const Drawing::Edge &edge : drawing.edges) {
        ++m_begins[edge.from];
        ++m_begins[edge.to];
    }
    quint32 sum = 0;
    for (quint32 &begin : m_begins)
        sum += std::exchange(begin, sum);
    std::vector<quint32> next = m_begins;
    for (quint32 i = 0; const Drawing::Edge &edge : drawing.edges) {
        m_steps[next[edge.from]++] = {i, edge.to, true};
        m_steps[next[edge.to]++] = {i, edge.from, false};
        ++i;
    }
}

std::span<const VertexEdges::Step> VertexEdges::of(quint32 vertex) const
{
    return {m_steps.data() + m_begins[vertex], m_steps.data() + m_begins[vertex + 1]};
}

Drawing neighbourhoodOf(const Drawing &drawing, quint32 centre, qsizetype most)
{
    constexpr quint32 outside = 0xffffffff;
    const VertexEdges edges(drawing);
    std::vector<quint32> numbers(drawing.vertices.size(), outside);
    std::vector<quint32> taken {centre};
    numbers[centre] = 0;
    for (size_t i = 0; i < taken.size(); ++i) {
        for (const VertexEdges::Step &step : edges.of(taken[i])) {
            if (numbers[step.to] == outside && qsizetype(taken.size()) < most) {
                numbers[step.to] = quint32(taken.size());
                taken.push_back(step.to);
            }
        }
    }
    // In the order in which they stood, so that what is drawn looks like the whole.
    std::sort(taken.begin(), taken.end());
    Drawing part {.shape = drawing.shape,
        .places = drawing.places,
        .allVertices = drawing.allVertices,
        .allEdges = drawing.allEdges};
    for (const quint32 vertex : taken) {
        numbers[vertex] = quint32(part.vertices.size());
        part.vertices.push_back(drawing.vertices[vertex]);
    }
    for (const Drawing::Edge &edge : drawing.edges) {
        const quint32 from = numbers[edge.from];
        const quint32 to = numbers[edge.to];
        if (from != outside && to != outside)
            part.edges.push_back({from, to, edge.label, edge.isBroken});
        else if (from != outside || to != outside)
            ++part.vertices[std::min(from, to)].leftOut;
    }
    return part;
}

quint32 usualCentre(const Drawing &drawing)
{
    std::vector<quint32> all(drawing.vertices.size());
    std::vector<bool> hasParent(drawing.vertices.size());
    for (const Drawing::Edge &edge : drawing.edges) {
        ++all[edge.from];
        ++all[edge.to];
        hasParent[edge.to] = true;
    }
    const auto root = std::find(hasParent.begin(), hasParent.end(), false);
    if (drawing.shape == Drawing::Shape::Tree && root != hasParent.end())
        return quint32(root - hasParent.begin());
    return quint32(std::max_element(all.begin(), all.end()) - all.begin());
}

} // namespace kvlens
