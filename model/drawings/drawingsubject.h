// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What of a persisted index can be drawn.
#pragma once

#include "model/index/indexparts.h"

namespace kvlens {

struct DrawingSubject
{
    enum class Kind : quint8 {
        Tree,
        KnowledgeGraph, // words and their nodes, with the triplets of graph_store.json
        PropertyGraph,
        Keywords,
        Summaries,
    };
    Kind kind = Kind::Tree;
    QByteArray id; // of the index; if none says it, the name of the file
    std::optional<EntryRef> index = std::nullopt; // in an index store
    std::optional<CollectionRef> graph = std::nullopt; // graph_dict, or nodes of a property graph
    bool operator==(const DrawingSubject &) const = default;
};

// In the order of the index store; what no index names comes behind. `collections` are those of the
// store. Pure.
QList<DrawingSubject> drawingSubjects(
    const IndexParts &parts, const QList<CollectionInfo> &collections);

} // namespace kvlens
