// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Source documents, and what became of each. Pure.
#pragma once

#include "model/index/indexparts.h"

namespace kvlens {

struct SourceDocument
{
    IndexId id;
    std::vector<IndexId>
        nodes; // as the document lists them, then others that name it as their source
    qint64 vectors = 0; // of its nodes, in whatever namespace
    std::vector<IndexId> indexes; // that hold one of its nodes, in their order
    qint64 missing = 0; // of its nodes, as far as there is knowing: the document store has them not
    qint64 present() const { return qint64(nodes.size()) - missing; }
};

// In the order of the document store; behind them those that only nodes name, and those that are
// stored whole.
std::vector<SourceDocument> documentsOf(const IndexParts &parts);

// What a list of all of them adds up to. A document that is stored whole is none of the nodes.
struct DocumentTotals
{
    qint64 nodes = 0; // of documents, and there
    qint64 vectors = 0; // of nodes of documents
    qint64 otherNodes = 0; // of no document
    qint64 otherVectors = 0; // of other nodes, or of none
};
DocumentTotals totalsOf(const IndexParts &parts, const std::vector<SourceDocument> &documents);

} // namespace kvlens
