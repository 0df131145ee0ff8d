// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/drawings/drawingsubject.h"

namespace kvlens {

namespace {

using SubjectKind = DrawingSubject::Kind;

std::optional<SubjectKind> subjectKind(const IndexParts::Index &index)
{
    switch (index.kind) {
    case StructKind::Tree:
        return SubjectKind::Tree;
    case StructKind::Graph:
        return SubjectKind::KnowledgeGraph;
    case StructKind::Keywords:
        return SubjectKind::Keywords;
    case StructKind::Summaries:
        return SubjectKind::Summaries;
    case StructKind::Empty:
        return index.type == "simple_lpg" ? std::optional(SubjectKind::PropertyGraph)
                                          : std::nullopt;
    case StructKind::Unknown:
    case StructKind::Vectors:
    case StructKind::List:
        break;
    }
    return std::nullopt;
}

// A graph of one of both kinds; nothing: there is none, or nothing is in it.
std::optional<CollectionRef> graphIn(const QList<CollectionInfo> &collections, SubjectKind kind)
{
    for (const CollectionInfo &info : collections) {
        const bool isTriplets = inItsFile(info.ref).name == "graph_dict" && !info.ref.topLevel;
        const bool is = kind == SubjectKind::PropertyGraph
            ? partKind(info.ref) == PartKind::GraphNodes
            : isTriplets;
        if (is && info.ref.shadow == 0 && info.entries != 0)
            return info.ref;
    }
    return std::nullopt;
}

} // namespace

QList<DrawingSubject> drawingSubjects(
    const IndexParts &parts, const QList<CollectionInfo> &collections)
{
    QList<DrawingSubject> all;
    std::optional<CollectionRef> triplets = graphIn(collections, SubjectKind::KnowledgeGraph);
    std::optional<CollectionRef> properties = graphIn(collections, SubjectKind::PropertyGraph);
    bool hasTriplets = false;
    bool hasProperties = false;
    for (const IndexParts::Index &index : parts.indexes) {
        const std::optional<SubjectKind> kind = subjectKind(index);
        if (!kind)
            continue;
        DrawingSubject subject {
            *kind, parts.ids.at(index.id).toByteArray(), parts.refOf(index.id, index.place)};
        if (*kind == SubjectKind::KnowledgeGraph) {
            subject.graph = triplets;
            hasTriplets = true;
        } else if (*kind == SubjectKind::PropertyGraph) {
            subject.graph = properties;
            hasProperties = true;
        }
        all.append(subject);
    }
    const auto nameOf = [](const CollectionRef &graph) {
        const QByteArray file = inItsFile(graph).group;
        return file.isEmpty() ? graph.name : file;
    };
    if (triplets && !hasTriplets)
        all.append({SubjectKind::KnowledgeGraph, nameOf(*triplets), std::nullopt, triplets});
    if (properties && !hasProperties)
        all.append({SubjectKind::PropertyGraph, nameOf(*properties), std::nullopt, properties});
    return all;
}

} // namespace kvlens
