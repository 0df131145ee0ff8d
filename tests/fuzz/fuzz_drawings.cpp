// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Values of an index of any bytes as a drawing: whatever they say, all of it has a place.

#include "fuzz.h"
#include "model/drawings/drawingbuilder.h"
#include "model/drawings/labelrooms.h"

#include <cmath>

using namespace kvlens;

namespace {

void requireDrawing(const Drawing &drawing)
{
    for (const Drawing::Edge &edge : drawing.edges)
        require(edge.from < drawing.vertices.size() && edge.to < drawing.vertices.size(),
            "an edge has two ends");
    constexpr size_t most = 400; // more takes long
    if (drawing.vertices.empty() || drawing.vertices.size() > most)
        return;
    const DrawnPoints points = layoutOf(drawing);
    require(points.size() == drawing.vertices.size(), "every vertex has a place");
    std::vector<LabelWish> wishes;
    for (quint32 i = 0; i < points.size(); ++i) {
        require(std::isfinite(points[i].x()) && std::isfinite(points[i].y()), "a place is one");
        require(!drawing.labelOf(i).isEmpty(), "a vertex has a label");
        wishes.push_back({points[i] * 10, 100});
    }
    for (const double room : labelRooms(wishes, {1000, 1000}, 16))
        require(room >= 0 && room <= 100, "a label is not wider than it wants");
    const Drawing part = neighbourhoodOf(drawing, usualCentre(drawing), 10);
    require(part.vertices.size() <= 10, "a neighbourhood is small");
    requireDrawing(part.vertices.size() < drawing.vertices.size() ? part : Drawing());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray value = inputBytes(data, size);
    const Entry entry {{{"graph_dict"}, value.first(value.size() / 4)}, value, {}};
    DrawingBuilder tree(Drawing::Shape::Tree);
    tree.takeTree(value);
    tree.takeSummaries(value);
    requireDrawing(tree.finish({}, std::nullopt));
    DrawingBuilder graph(Drawing::Shape::Graph);
    graph.takeTable(value, VertexKind::Word);
    graph.takeTriplets(entry);
    requireDrawing(graph.finish({}, std::nullopt));
    DrawingBuilder properties(Drawing::Shape::Graph);
    properties.takeGraphNode(entry);
    properties.takeRelation(entry);
    properties.takeTripletList(value);
    requireDrawing(properties.finish({}, CollectionRef {"nodes"}));
    return 0;
}
