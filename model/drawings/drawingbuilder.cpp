// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/drawings/drawingbuilder.h"

#include "model/index/tapetext.h"
#include "stores/json/pystr.h"
#include "stores/wtf8.h"

#include <limits>

namespace kvlens {

namespace {

using json::Child;
using json::Children;
using json::Tape;
using json::TokenKind;

constexpr qsizetype mostOfLabel = 120; // characters

// What an index holds, which LlamaIndex writes as a text, and LlamaIndexTS as an object.
Result<Tape> dataOfStruct(const QByteArray &index)
{
    const Result<Tape> tape = json::parse(index);
    if (!tape)
        return tape.error();
    const quint32 data = memberOf(*tape, 0, {"__data__"});
    if (data == json::noToken)
        return *tape;
    if (!isKind(*tape, data, TokenKind::String))
        return json::parse(tape->bytes(data).toByteArray());
    const Result<QByteArray> text = json::decodeString(tape->bytes(data));
    return text ? json::parse(*text) : Result<Tape>(text.error());
}

// Of an id or of a list of them each.
template <class Sink> void eachIdIn(const Tape &tape, quint32 value, Sink sink)
{
    if (isKind(tape, value, TokenKind::Array)) {
        for (const Child one : Children(tape, value)) {
            if (const auto id = textOf(tape, one.value))
                sink(*id);
        }
    } else if (const auto id = textOf(tape, value)) {
        sink(*id);
    }
}

// Of each member of an object its name and its value.
template <class Sink> void eachMemberOf(const Tape &tape, quint32 object, Sink sink)
{
    if (!isKind(tape, object, TokenKind::Object))
        return;
    for (const Child child : Children(tape, object)) {
        if (const Result<QByteArray> name = json::decodeString(tape.bytes(child.key)))
            sink(*name, child.value);
    }
}

QString labelLine(QByteArrayView text)
{
    const QString begin
        = fromWtf8(text.first(std::min<qsizetype>(text.size(), 4 * mostOfLabel))).simplified();
    const bool isCut = begin.size() > mostOfLabel || text.size() > 4 * mostOfLabel;
    const QString shown
        = displayText(QStringView(begin).first(std::min(begin.size(), mostOfLabel)));
    return isCut ? shown + u'\u2026' : shown;
}

} // namespace

DrawingBuilder::DrawingBuilder(Drawing::Shape shape)
{
    m_drawing.shape = shape;
}

quint32 DrawingBuilder::vertexOf(const QByteArray &id, VertexKind kind)
{
    const bool isNode = kind == VertexKind::Node;
    IdTable &ids = isNode ? m_nodes : m_entities;
    std::vector<quint32> &vertices = isNode ? m_nodeVertices : m_entityVertices;
    const IndexId number = ids.add(id);
    if (number == vertices.size()) {
        vertices.push_back(quint32(m_drawing.vertices.size()));
        m_drawing.vertices.push_back({.id = id, .kind = kind});
    }
    return vertices[number];
}

qint16 DrawingBuilder::placeOf(const CollectionRef &collection)
{
    std::vector<CollectionRef> &all = m_drawing.places;
    const auto found = std::find(all.begin(), all.end(), collection);
    if (found != all.end())
        return qint16(found - all.begin());
    if (all.size() >= size_t(std::numeric_limits<qint16>::max()))
        return -1;
    all.push_back(collection);
    return qint16(all.size() - 1);
}

void DrawingBuilder::connectWith(quint32 from, quint32 to, const QByteArray &label)
{
    m_drawing.edges.push_back({from, to, label});
}

void DrawingBuilder::takeTree(const QByteArray &index)
{
    const Result<Tape> data = dataOfStruct(index);
    if (!data)
        return;
    const auto take = [&](const QByteArray &id) { return vertexOf(id, VertexKind::Node); };
    const quint32 roots = memberOf(*data, 0, {"root_nodes", "rootNodes"});
    const quint32 all = memberOf(*data, 0, {"all_nodes", "allNodes"});
    eachMemberOf(*data, roots, [&](const QByteArray &, quint32 id) { eachIdIn(*data, id, take); });
    eachMemberOf(*data, all, [&](const QByteArray &, quint32 id) { eachIdIn(*data, id, take); });
    eachMemberOf(*data, memberOf(*data, 0, {"node_id_to_children_ids", "nodeIdToChildrenIds"}),
        [&](const QByteArray &parent, quint32 children) {
            const quint32 from = take(parent);
            eachIdIn(
                *data, children, [&](const QByteArray &child) { connectWith(from, take(child)); });
        });
}

void DrawingBuilder::takeTable(const QByteArray &index, VertexKind words)
{
    const Result<Tape> data = dataOfStruct(index);
    if (!data)
        return;
    eachMemberOf(*data, memberOf(*data, 0, {"table"}), [&](const QByteArray &word, quint32 nodes) {
        const quint32 from = vertexOf(word, words);
        eachIdIn(*data, nodes,
            [&](const QByteArray &node) { connectWith(from, vertexOf(node, VertexKind::Node)); });
    });
}

void DrawingBuilder::takeSummaries(const QByteArray &index)
{
    const Result<Tape> data = dataOfStruct(index);
    if (!data)
        return;
    eachMemberOf(*data, memberOf(*data, 0, {"summary_id_to_node_ids"}),
        [&](const QByteArray &summary, quint32 nodes) {
            const quint32 from = vertexOf(summary, VertexKind::Node);
            eachIdIn(*data, nodes, [&](const QByteArray &node) {
                connectWith(from, vertexOf(node, VertexKind::Node));
            });
        });
}

void DrawingBuilder::takeTriplets(const Entry &subject)
{
    const quint32 from = vertexOf(subject.ref.key, VertexKind::Entity);
    m_drawing.vertices[from].place = placeOf(subject.ref.collection);
    const Result<Tape> tape = json::parse(subject.value);
    if (!tape || !isKind(*tape, 0, TokenKind::Array))
        return;
    for (const Child pair : Children(*tape, 0)) {
        QByteArrayList texts;
        eachIdIn(*tape, pair.value, [&](const QByteArray &text) { texts.append(text); });
        if (texts.size() == 2)
            connectWith(from, vertexOf(texts[1], VertexKind::Entity), texts[0]);
    }
}

// A chunk has a text, an entity a name.
void DrawingBuilder::takeGraphNode(const Entry &node)
{
    const quint32 vertex = vertexOf(node.ref.key, VertexKind::Entity);
    Drawing::Vertex &one = m_drawing.vertices[vertex];
    one.place = placeOf(node.ref.collection);
    const Result<Tape> tape = json::parse(node.value);
    if (!tape)
        return;
    if (memberOf(*tape, 0, {"id_"}) != json::noToken)
        one.kind = VertexKind::Node;
    const auto label = textOf(*tape, memberOf(*tape, 0, {"name", "text"}));
    if (label)
        one.label = labelLine(*label);
}

void DrawingBuilder::takeRelation(const Entry &relation)
{
    const Result<Tape> tape = json::parse(relation.value);
    if (!tape)
        return;
    const auto member = [&](const char *name) { return textOf(*tape, memberOf(*tape, 0, {name})); };
    const std::optional<QByteArray> from = member("source_id");
    const std::optional<QByteArray> to = member("target_id");
    if (from && to)
        connectWith(vertexOf(*from, VertexKind::Entity), vertexOf(*to, VertexKind::Entity),
            member("label").value_or(QByteArray()));
}

void DrawingBuilder::takeTripletList(const QByteArray &triplets)
{
    const Result<Tape> tape = json::parse(triplets);
    m_hasTriplets = tape && isKind(*tape, 0, TokenKind::Array);
    if (!m_hasTriplets)
        return;
    for (const Child triplet : Children(*tape, 0)) {
        QByteArrayList texts;
        eachIdIn(*tape, triplet.value, [&](const QByteArray &text) { texts.append(text); });
        if (texts.size() == 3)
            m_triplets.push_back({vertexOf(texts[0], VertexKind::Entity),
                vertexOf(texts[2], VertexKind::Entity), m_labels.add(texts[1])});
    }
}

// The library follows the triplets, and looks up in the relations what they are.
void DrawingBuilder::compareTriplets()
{
    std::sort(m_triplets.begin(), m_triplets.end());
    std::vector<bool> isMet(m_triplets.size());
    for (Drawing::Edge &edge : m_drawing.edges) {
        const Triplet wanted {edge.from, edge.to, m_labels.find(edge.label)};
        const auto found = std::lower_bound(m_triplets.begin(), m_triplets.end(), wanted);
        edge.isBroken = found == m_triplets.end() || *found != wanted;
        if (!edge.isBroken)
            isMet[size_t(found - m_triplets.begin())] = true;
    }
    for (size_t i = 0; i < m_triplets.size(); ++i) {
        if (!isMet[i])
            m_drawing.edges.push_back({m_triplets[i].from, m_triplets[i].to,
                m_labels.at(m_triplets[i].label).toByteArray(), true});
    }
}

void DrawingBuilder::findNodes(const IndexParts &parts)
{
    std::vector<qint32> places(parts.ids.count(), -1);
    for (const IndexParts::Node &node : parts.nodes)
        places[node.id] = node.place;
    const bool isSeen = parts.has(IndexFile::Docstore);
    for (const quint32 vertex : m_nodeVertices) {
        Drawing::Vertex &one = m_drawing.vertices[vertex];
        const IndexId id = parts.ids.find(one.id);
        const qint32 place = id == noId ? -1 : places[id];
        if (place >= 0)
            one.place = placeOf(parts.places[size_t(place)]);
        one.isBroken = place < 0 && isSeen;
    }
}

Drawing DrawingBuilder::finish(
    const IndexParts &parts, const std::optional<CollectionRef> &graphNodes)
{
    if (graphNodes) {
        for (Drawing::Vertex &vertex : m_drawing.vertices)
            vertex.isBroken = vertex.place < 0;
    }
    findNodes(parts);
    if (m_hasTriplets)
        compareTriplets();
    m_drawing.allVertices = qint64(m_drawing.vertices.size());
    m_drawing.allEdges = qint64(m_drawing.edges.size());
    return std::move(m_drawing);
}

} // namespace kvlens
