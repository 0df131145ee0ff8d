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
};

// In the order of the document store; behind them those that only nodes name, and those that are
// stored whole.
std::vector<SourceDocument> documentsOf(const IndexParts &parts);

} // namespace kvlens
