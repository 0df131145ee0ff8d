// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/drawingtext.h"

#include "report/wording.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

class DrawingWords
{
    Q_DECLARE_TR_FUNCTIONS(kvlens::DrawingWords)
};

} // namespace

QString kindText(DrawingSubject::Kind kind)
{
    switch (kind) {
    case DrawingSubject::Kind::Tree:
        return DrawingWords::tr("tree");
    case DrawingSubject::Kind::KnowledgeGraph:
        return DrawingWords::tr("knowledge graph");
    case DrawingSubject::Kind::PropertyGraph:
        return DrawingWords::tr("property graph");
    case DrawingSubject::Kind::Keywords:
        return DrawingWords::tr("keyword table");
    case DrawingSubject::Kind::Summaries:
        return DrawingWords::tr("summaries");
    }
    return {};
}

QByteArray kindWord(DrawingSubject::Kind kind)
{
    switch (kind) {
    case DrawingSubject::Kind::Tree:
        return "tree";
    case DrawingSubject::Kind::KnowledgeGraph:
        return "kg";
    case DrawingSubject::Kind::PropertyGraph:
        return "propertyGraph";
    case DrawingSubject::Kind::Keywords:
        return "keywords";
    case DrawingSubject::Kind::Summaries:
        return "summaries";
    }
    return {};
}

QString kindText(VertexKind kind)
{
    switch (kind) {
    case VertexKind::Node:
        return DrawingWords::tr("node");
    case VertexKind::Entity:
        return DrawingWords::tr("entity");
    case VertexKind::Word:
        return DrawingWords::tr("keyword");
    }
    return {};
}

QByteArray kindWord(VertexKind kind)
{
    switch (kind) {
    case VertexKind::Node:
        return "node";
    case VertexKind::Entity:
        return "entity";
    case VertexKind::Word:
        return "word";
    }
    return {};
}

QString subjectText(const DrawingSubject &subject)
{
    return DrawingWords::tr("%1 (%2)").arg(displayText(subject.id), kindText(subject.kind));
}

QString connectionText(const Drawing &drawing, const VertexEdges::Step &step)
{
    const Drawing::Edge &edge = drawing.edges[step.edge];
    const QString other = elidedMiddle(drawing.labelOf(step.to), 60);
    const QString label = displayText(edge.label);
    const QString arrow = step.isOut ? u"→"_s : u"←"_s;
    const QString text = label.isEmpty() ? arrow + u' ' + other
        : step.isOut                     ? label + u' ' + arrow + u' ' + other
                                         : arrow + u' ' + label + u' ' + other;
    if (edge.isBroken)
        return DrawingWords::tr("%1 (only in one of relations and triplets)").arg(text);
    return drawing.vertices[step.to].isBroken ? DrawingWords::tr("%1 (not there)").arg(text) : text;
}

QString vertexText(const Drawing &drawing, const VertexEdges &edges, quint32 vertex, qsizetype most)
{
    const Drawing::Vertex &one = drawing.vertices[vertex];
    const QString label = drawing.labelOf(vertex);
    const QString id = displayText(one.id);
    QStringList parts {one.isBroken
            ? DrawingWords::tr("%1: %2 that is not there").arg(label, kindText(one.kind))
            : DrawingWords::tr("%1: %2").arg(label, kindText(one.kind))};
    if (id != label && !id.isEmpty())
        parts.append(DrawingWords::tr("id %1").arg(id));
    const std::span<const VertexEdges::Step> steps = edges.of(vertex);
    const auto count = qsizetype(steps.size());
    if (count == 0 && one.leftOut == 0)
        parts.append(DrawingWords::tr("connected with nothing"));
    for (qsizetype i = 0; i < std::min(count, most); ++i)
        parts.append(connectionText(drawing, steps[size_t(i)]));
    const qint64 more = (most > 0 ? std::max<qint64>(0, count - most) : 0) + one.leftOut;
    if (more > 0)
        parts.append(
            DrawingWords::tr("and %1 more", nullptr, pluralOf(more)).arg(numberText(more)));
    return parts.join(u"; "_s);
}

QString sizeText(const LaidOutDrawing &drawn)
{
    const auto vertices = qint64(drawn.drawing.vertices.size());
    const qint64 all = drawn.drawing.allVertices;
    const QString edges = DrawingWords::tr("%1 edges", nullptr, pluralOf(drawn.drawing.allEdges))
                              .arg(numberText(drawn.drawing.allEdges));
    const QString count = drawn.isPart()
        ? DrawingWords::tr("%1 of %2 vertices", nullptr, pluralOf(all))
              .arg(numberText(vertices), numberText(all))
        : DrawingWords::tr("%1 vertices", nullptr, pluralOf(all)).arg(numberText(all));
    return count + u" · "_s + edges;
}

} // namespace kvlens
