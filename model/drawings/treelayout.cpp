// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/drawings/layout.h"

namespace kvlens {

namespace {

class TreePlaces
{
public:
    explicit TreePlaces(const Drawing &drawing)
        : m_drawing(drawing)
        , m_edges(drawing)
        , m_isMet(drawing.vertices.size())
        , m_points(drawing.vertices.size())
    {
    }

    DrawnPoints place()
    {
        std::vector<bool> hasParent(m_drawing.vertices.size());
        for (const Drawing::Edge &edge : m_drawing.edges)
            hasParent[edge.to] = hasParent[edge.to] || edge.from != edge.to;
        for (quint32 i = 0; i < hasParent.size(); ++i) {
            if (!hasParent[i])
                placeFrom(i);
        }
        for (quint32 i = 0; i < hasParent.size(); ++i) // circles
            placeFrom(i);
        return std::move(m_points);
    }

private:
    struct Open // a vertex whose children are being placed
    {
        quint32 vertex;
        size_t next = 0; // of its edges
        double first = -1; // line of its first child
        double last = -1;
    };

    // Without recursion: a damaged tree may be as deep as it has vertices.
    void placeFrom(quint32 root)
    {
        if (m_isMet[root])
            return;
        m_isMet[root] = true;
        std::vector<Open> open {{root}};
        while (!open.empty()) {
            Open &now = open.back();
            const std::span<const VertexEdges::Step> steps = m_edges.of(now.vertex);
            if (now.next < steps.size()) {
                const VertexEdges::Step step = steps[now.next++];
                if (step.isOut && !m_isMet[step.to]) {
                    m_isMet[step.to] = true;
                    open.push_back({step.to});
                }
                continue;
            }
            const double line = now.first < 0 ? m_nextLine++ : (now.first + now.last) / 2;
            m_points[now.vertex] = {double(open.size() - 1) * treeColumn, line};
            open.pop_back();
            if (!open.empty()) {
                Open &parent = open.back();
                parent.first = parent.first < 0 ? line : parent.first;
                parent.last = line;
            }
        }
    }

    const Drawing &m_drawing;
    const VertexEdges m_edges;
    std::vector<bool> m_isMet;
    DrawnPoints m_points;
    double m_nextLine = 0;
};

} // namespace

DrawnPoints treeLayout(const Drawing &drawing)
{
    return TreePlaces(drawing).place();
}

DrawnPoints layoutOf(const Drawing &drawing)
{
    if (drawing.shape == Drawing::Shape::Tree)
        return treeLayout(drawing);
    GraphLayout layout(drawing);
    while (!layout.isDone())
        layout.step();
    return layout.take();
}

} // namespace kvlens
