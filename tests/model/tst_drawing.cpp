// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Drawings of trees and graphs: what is in them, where it stands, and what has room.
#include "indexfolder.h"
#include "model/drawings/drawingwork.h"
#include "model/drawings/labelrooms.h"
#include "model/drawings/massgroups.h"
#include "model/index/indexreader.h"

#include <QRectF>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <random>

using namespace kvlens;
using namespace kvlens::test;

namespace {

Drawing drawingOf(quint32 vertices, const std::vector<std::pair<quint32, quint32>> &edges,
    Drawing::Shape shape = Drawing::Shape::Graph)
{
    Drawing drawing {.shape = shape};
    for (quint32 i = 0; i < vertices; ++i)
        drawing.vertices.push_back({.id = QByteArray::number(i)});
    for (const auto &[from, to] : edges)
        drawing.edges.push_back({from, to});
    drawing.allVertices = vertices;
    drawing.allEdges = qint64(edges.size());
    return drawing;
}

Drawing randomGraph(quint32 vertices, quint32 edges, quint32 seed)
{
    std::mt19937 random(seed);
    std::vector<std::pair<quint32, quint32>> all;
    for (quint32 i = 0; i < edges; ++i)
        all.emplace_back(random() % vertices, random() % vertices);
    return drawingOf(vertices, all);
}

QStringList edgeLines(const Drawing &drawing)
{
    QStringList lines;
    for (const Drawing::Edge &edge : drawing.edges) {
        const Drawing::Vertex &to = drawing.vertices[edge.to];
        const QByteArray line = drawing.vertices[edge.from].id + " -" + edge.label + "> " + to.id
            + (to.isBroken ? " gone" : "") + (edge.isBroken ? " broken" : "");
        lines.append(QString::fromUtf8(line));
    }
    return lines;
}

// What the steps make of the one thing that is to be drawn in a folder.
LaidOutPointer drawn(
    const QString &path, const ChangeSet &changes = {}, const QByteArray &centre = {})
{
    const std::unique_ptr<Store> store = opened(path);
    const auto snapshot = std::make_shared<const IndexSnapshot>(readIndex(*store).value());
    const QList<DrawingSubject> subjects
        = drawingSubjects(snapshot->parts, store->collections({}).value());
    if (subjects.isEmpty())
        return nullptr;
    DrawingWork work({subjects.first(), centre}, snapshot, changes, nullptr);
    while (!work.result()) {
        if (!work.step(*store, TaskSlice({}, TaskSlice::Budget(1))))
            return nullptr;
    }
    return work.result();
}

Folder treeFolder()
{
    Folder folder = healthy();
    folder.type = u"tree"_s;
    folder.index = {{u"index_id"_s, u"ix"_s},
        {u"all_nodes"_s, Object {{u"0"_s, u"a1"_s}, {u"1"_s, u"a2"_s}, {u"2"_s, u"b1"_s}}},
        {u"root_nodes"_s, Object {{u"0"_s, u"b1"_s}}},
        {u"node_id_to_children_ids"_s,
            Object {{u"b1"_s, QJsonArray {u"a1"_s, u"a2"_s, u"lost"_s}}}}};
    return folder;
}

} // namespace

class TestDrawing : public QObject
{
    Q_OBJECT
private slots:
    void aTreeHasItsRootsChildrenAndWhatIsMissing();
    void aKnowledgeGraphHasWordsNodesAndTriplets();
    void aPropertyGraphTellsWhatRelationsAndTripletsDoNotShare();
    void stagedEditsAreDrawn();
    void whatIsDamagedIsDrawnAsFarAsItGoes();
    void treesAreTidy();
    void treesThatAreNoneAreDrawnAllTheSame();
    void graphsAreTheSameEachTimeAndApart();
    void componentsStandSideBySide();
    void farPointsCountTogether();
    void aNeighbourhoodIsWhatIsNear();
    void labelsAreNotWrittenOverEachOther();
    void arrowsFindWhatLiesThere();
};

void TestDrawing::aTreeHasItsRootsChildrenAndWhatIsMissing()
{
    const QTemporaryDir folder;
    write(treeFolder(), folder.path());
    const LaidOutPointer tree = drawn(folder.path());
    QVERIFY(tree);
    QCOMPARE(edgeLines(tree->drawing),
        (QStringList {u"b1 -> a1"_s, u"b1 -> a2"_s, u"b1 -> lost gone"_s}));
    QCOMPARE(tree->drawing.shape, Drawing::Shape::Tree);
    QCOMPARE(tree->drawing.labelOf(0), u"text of b1"_s);
    QCOMPARE(tree->drawing.labelOf(3), u"lost"_s);
    QCOMPARE(tree->drawing.entryOf(0), (EntryRef {{"docstore/data", "docstore.json"}, "b1"}));
    QVERIFY(!tree->drawing.entryOf(3));
    QVERIFY(!tree->isPart());
}

void TestDrawing::aKnowledgeGraphHasWordsNodesAndTriplets()
{
    const QTemporaryDir folder;
    Folder index = healthy();
    index.type = u"kg"_s;
    index.index = {{u"index_id"_s, u"ix"_s},
        {u"table"_s,
            Object {{u"Ada"_s, QJsonArray {u"a1"_s}}, {u"Bob"_s, QJsonArray {u"gone"_s}}}}};
    write(index, folder.path());
    writeFile(folder.path(), "graph_store.json",
        R"({"graph_dict": {"Ada": [["knows", "Bob"], ["wrote", "Notes"], ["odd"]], "Eve": []}})");
    const LaidOutPointer graph = drawn(folder.path());
    QVERIFY(graph);
    QCOMPARE(edgeLines(graph->drawing),
        (QStringList {
            u"Ada -> a1"_s, u"Bob -> gone gone"_s, u"Ada -knows> Bob"_s, u"Ada -wrote> Notes"_s}));
    const std::optional<quint32> ada = graph->drawing.find("Ada");
    QCOMPARE(graph->drawing.entryOf(*ada), (EntryRef {{"graph_dict", "graph_store.json"}, "Ada"}));
    QCOMPARE(graph->drawing.vertices[*ada].kind, VertexKind::Entity);
    QVERIFY(graph->drawing.find("Eve"));
    const std::optional<quint32> notes = graph->drawing.find("Notes");
    QVERIFY(!graph->drawing.entryOf(*notes) && !graph->drawing.vertices[*notes].isBroken);
}

void TestDrawing::aPropertyGraphTellsWhatRelationsAndTripletsDoNotShare()
{
    const QTemporaryDir folder;
    Folder index = healthy();
    index.hasIndex = false;
    write(index, folder.path());
    writeFile(folder.path(), "property_graph_store.json",
        R"({"nodes":{"Ada":{"label":"person","name":"Ada L."},"c":{"label":"text_chunk","text":"A chunk","id_":"c"}},
"relations":{"Ada_in_c":{"label":"in","source_id":"Ada","target_id":"c"},
"Ada_of_x":{"label":"of","source_id":"Ada","target_id":"x"}},
"triplets":[["Ada","in","c"],["c","by","Ada"]]})");
    const LaidOutPointer graph = drawn(folder.path());
    QVERIFY(graph);
    QCOMPARE(edgeLines(graph->drawing),
        (QStringList {u"Ada -in> c"_s, u"Ada -of> x gone broken"_s, u"c -by> Ada broken"_s}));
    const std::optional<quint32> ada = graph->drawing.find("Ada");
    QCOMPARE(graph->drawing.labelOf(*ada), u"Ada L."_s);
    QCOMPARE(graph->drawing.vertices[*graph->drawing.find("c")].kind, VertexKind::Node);
    QCOMPARE(
        graph->drawing.entryOf(*ada), (EntryRef {{"nodes", "property_graph_store.json"}, "Ada"}));
}

void TestDrawing::stagedEditsAreDrawn()
{
    const QTemporaryDir folder;
    Folder index = healthy();
    index.hasIndex = false;
    write(index, folder.path());
    writeFile(folder.path(), "graph_store.json",
        R"({"graph_dict": {"a": [["r", "b"]], "c": [["r", "d"]], "e": [["r", "f"]]}})");
    const CollectionRef triplets {"graph_dict", "graph_store.json"};
    const std::unique_ptr<Store> store = opened(folder.path());
    QVERIFY(loadAll(*store));
    ChangeSet changes;
    changes.put(*readOne(*store, {triplets, "a"}), R"([["s", "b2"]])");
    changes.remove(*readOne(*store, {triplets, "c"}));
    changes.rename(*readOne(*store, {triplets, "e"}), "e2");
    changes.put(absentEntry({triplets, "g"}), R"([["t", "a"]])");
    QCOMPARE(edgeLines(drawn(folder.path(), changes)->drawing),
        (QStringList {u"a -s> b2"_s, u"e2 -r> f"_s, u"g -t> a"_s}));
}

void TestDrawing::whatIsDamagedIsDrawnAsFarAsItGoes()
{
    DrawingBuilder builder(Drawing::Shape::Graph);
    for (const QByteArray &value :
        {QByteArray(), QByteArray("{"), QByteArray("[]"), QByteArray("\"x\""),
            QByteArray(R"({"__data__": 3})"), QByteArray(R"({"__data__": "{\"table\": []}"})"),
            QByteArray(R"({"__data__": {"table": {"w": {"a": 1}, "v": ["n", null, 4]}}})")}) {
        builder.takeTree(value);
        builder.takeTable(value, VertexKind::Word);
        builder.takeSummaries(value);
        builder.takeTripletList(value);
        const Entry entry {{{"graph_dict"}, "s"}, value, {}};
        builder.takeTriplets(entry);
        builder.takeGraphNode(entry);
        builder.takeRelation(entry);
    }
    const Drawing drawing = builder.finish({}, std::nullopt);
    QCOMPARE(edgeLines(drawing), (QStringList {u"v -> n"_s, u"v -> 4"_s}));
    QVERIFY(drawing.find("w"));
}

void TestDrawing::treesAreTidy()
{
    const Drawing tree
        = drawingOf(7, {{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 5}}, Drawing::Shape::Tree);
    const DrawnPoints points = layoutOf(tree);
    QCOMPARE(points[3], QPointF(2 * treeColumn, 0));
    QCOMPARE(points[4], QPointF(2 * treeColumn, 1));
    QCOMPARE(points[5], QPointF(2 * treeColumn, 2));
    QCOMPARE(points[1], QPointF(treeColumn, 0.5));
    QCOMPARE(points[2], QPointF(treeColumn, 2));
    QCOMPARE(points[0], QPointF(0, 1.25));
    QCOMPARE(points[6], QPointF(0, 3)); // a root of its own
}

void TestDrawing::treesThatAreNoneAreDrawnAllTheSame()
{
    // A circle, a vertex that is its own child, one with two parents.
    const Drawing odd
        = drawingOf(6, {{0, 1}, {1, 0}, {2, 2}, {3, 4}, {5, 4}}, Drawing::Shape::Tree);
    const DrawnPoints points = layoutOf(odd);
    std::vector<std::pair<double, double>> places;
    for (const QPointF &point : points)
        places.emplace_back(point.x(), point.y());
    std::sort(places.begin(), places.end());
    QVERIFY(std::adjacent_find(places.begin(), places.end()) == places.end());
    std::vector<std::pair<quint32, quint32>> chain;
    const quint32 depth = 100'000;
    for (quint32 i = 1; i < depth; ++i)
        chain.emplace_back(i - 1, i);
    QCOMPARE(layoutOf(drawingOf(depth, chain, Drawing::Shape::Tree)).back().x(),
        (depth - 1) * treeColumn);
}

void TestDrawing::graphsAreTheSameEachTimeAndApart()
{
    const Drawing graph = randomGraph(300, 400, 7);
    const DrawnPoints points = layoutOf(graph);
    QCOMPARE(layoutOf(graph), points);
    double longest = 0;
    for (size_t i = 0; i < points.size(); ++i) {
        QVERIFY(std::isfinite(points[i].x()) && std::isfinite(points[i].y()));
        QVERIFY(points[i].x() >= 0 && points[i].y() >= 0);
        longest = std::max({longest, points[i].x(), points[i].y()});
        for (size_t k = 0; k < i; ++k)
            QVERIFY((points[i] - points[k]).manhattanLength() > 0.2);
    }
    // What is connected is nearer than what is not.
    double connected = 0;
    for (const Drawing::Edge &edge : graph.edges)
        connected += (points[edge.from] - points[edge.to]).manhattanLength();
    QVERIFY(connected / double(graph.edges.size()) < longest / 3);
    QCOMPARE(layoutOf(drawingOf(0, {})), DrawnPoints());
    QCOMPARE(layoutOf(drawingOf(1, {{0, 0}})).size(), size_t(1));
}

void TestDrawing::componentsStandSideBySide()
{
    std::vector<std::pair<quint32, quint32>> edges;
    for (quint32 i = 0; i < 20; ++i) {
        for (quint32 k = 1; k < 10; ++k)
            edges.emplace_back(i * 10, i * 10 + k);
    }
    const DrawnPoints points = layoutOf(drawingOf(200, edges));
    const auto boundsOfStar = [&](quint32 star) {
        QRectF bounds(points[size_t(star) * 10], QSizeF(0.01, 0.01));
        for (quint32 k = 1; k < 10; ++k)
            bounds |= QRectF(points[star * 10 + k], QSizeF(0.01, 0.01));
        return bounds;
    };
    for (quint32 i = 0; i < 20; ++i) {
        for (quint32 k = 0; k < i; ++k)
            QVERIFY(!boundsOfStar(i).intersects(boundsOfStar(k)));
    }
}

void TestDrawing::farPointsCountTogether()
{
    std::mt19937 random(3);
    std::uniform_real_distribution<double> somewhere(0, 100);
    std::vector<QPointF> points;
    for (int i = 0; i < 500; ++i)
        points.emplace_back(somewhere(random), somewhere(random));
    points.push_back(points.front()); // on one another
    const MassGroups groups(points);
    for (size_t i = 0; i < points.size(); i += 25) {
        QPointF exact;
        for (size_t k = 0; k < points.size(); ++k) {
            const QPointF way = points[i] - points[k];
            exact += way / std::max(QPointF::dotProduct(way, way), 1e-6);
        }
        const QPointF off = groups.pushOn(i) - exact;
        QVERIFY(std::hypot(off.x(), off.y()) < 0.1 * std::hypot(exact.x(), exact.y()) + 1.5);
    }
    QCOMPARE(MassGroups({QPointF(1, 1)}).pushOn(0), QPointF());
}

void TestDrawing::aNeighbourhoodIsWhatIsNear()
{
    std::vector<std::pair<quint32, quint32>> chain;
    for (quint32 i = 1; i < 100; ++i)
        chain.emplace_back(i - 1, i);
    const Drawing whole = drawingOf(100, chain);
    const Drawing part = neighbourhoodOf(whole, 50, 5);
    QStringList ids;
    for (const Drawing::Vertex &vertex : part.vertices)
        ids.append(QString::fromLatin1(vertex.id));
    QCOMPARE(ids, (QStringList {u"48"_s, u"49"_s, u"50"_s, u"51"_s, u"52"_s}));
    QCOMPARE(part.edges.size(), size_t(4));
    QCOMPARE(part.vertices[0].leftOut, 1U);
    QCOMPARE(part.vertices[4].leftOut, 1U);
    QCOMPARE(part.vertices[2].leftOut, 0U);
    QCOMPARE(part.allVertices, 100);
    QCOMPARE(neighbourhoodOf(whole, 3, 100).vertices.size(), size_t(100));
    QCOMPARE(usualCentre(drawingOf(4, {{1, 2}, {1, 3}, {0, 1}})), 1U);
    QCOMPARE(usualCentre(drawingOf(4, {{1, 2}, {1, 3}, {0, 1}}, Drawing::Shape::Tree)), 0U);
}

void TestDrawing::labelsAreNotWrittenOverEachOther()
{
    const QSizeF view(1000, 600);
    // One below the other; two in a line; one that hides nothing but itself; one at the edge.
    const std::vector<LabelWish> wishes {{{10, 100}, 200}, {{10, 120}, 200}, {{100, 300}, 300},
        {{180, 300}, 300}, {{101, 302}, 300}, {{990, 500}, 100}};
    const std::vector<double> rooms = labelRooms(wishes, view, 20);
    QCOMPARE(rooms[0], 200);
    QCOMPARE(rooms[1], 200);
    QVERIFY(rooms[2] <= 80); // up to the next dot, or not at all
    QCOMPARE(rooms[3], 300);
    QCOMPARE(rooms[4], 0);
    QCOMPARE(rooms[5], 0);
    QVERIFY(labelRooms({}, view, 20).empty());
    // The middle of an edge is no dot, and what is written there gives way.
    const auto beside = labelRooms({{{10, 100}, 200}, {{100, 100}, 50, true}}, view, 20);
    QCOMPARE(beside[0], 200);
    QCOMPARE(beside[1], 0);
}

void TestDrawing::arrowsFindWhatLiesThere()
{
    const Drawing graph = drawingOf(5, {{0, 1}, {0, 2}});
    const VertexEdges edges(graph);
    const DrawnPoints points {{10, 10}, {20, 10}, {10, 20}, {12, 10}, {0, 0}};
    const auto go = [&](quint32 from, Direction direction) {
        return vertexTowards(graph, edges, points, from, direction);
    };
    QCOMPARE(go(0, Direction::Right), 1U); // an edge leads there, though 3 is nearer
    QCOMPARE(go(0, Direction::Down), 2U);
    QCOMPARE(go(1, Direction::Left), 0U);
    QCOMPARE(go(0, Direction::Up), 4U); // of no edge
    QVERIFY(!go(4, Direction::Left));
    const Drawing tree = drawingOf(4, {{0, 1}, {0, 2}, {0, 3}}, Drawing::Shape::Tree);
    const VertexEdges branches(tree);
    const DrawnPoints lines {{0, 50}, {10, 0}, {10, 50}, {10, 100}};
    QCOMPARE(vertexTowards(tree, branches, lines, 0, Direction::Right), 2U);
    QCOMPARE(vertexTowards(tree, branches, lines, 3, Direction::Left), 0U); // however far up
    QCOMPARE(vertexTowards(tree, branches, lines, 3, Direction::Up), 2U); // its sibling
}

QTEST_GUILESS_MAIN(TestDrawing)
#include "tst_drawing.moc"
