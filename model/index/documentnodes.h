// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The nodes of one source document for a person: in order, with the gaps between them and what is
// wrong with each. Pure.
#pragma once

#include "model/index/coverage.h"
#include "model/index/documents.h"
#include "model/index/linktable.h"
#include "model/index/vectortroubles.h"

namespace kvlens {

struct DocumentRow
{
    IndexId node = noId; // noId: a gap, of characters that are in no chunk
    int number = 0; // of the node among those of the document, from 1; 0: a gap
    std::optional<SourceSpan> span = std::nullopt; // nothing: it does not say
    bool isMissing = false; // the docstore does not have it
    bool isUnreadable = false; // its value, as it is stored or staged, is no JSON
    bool hasVector = false;
    std::optional<LinkKind> broken = std::nullopt; // the first of its links that leads nowhere
    VectorTrouble vector = VectorTrouble::None;
    // With the node, or the gap.
    bool isWell() const
    {
        return node != noId && !isMissing && !isUnreadable && !broken
            && vector == VectorTrouble::None;
    }
    bool operator==(const DocumentRow &) const = default;
};

// What is known of an index, from which everything here follows.
struct KnownOfIndex
{
    const IndexParts &parts;
    const LinkTable &links;
    const VectorTroubles &vectors;
};

std::vector<DocumentRow> documentRows(const KnownOfIndex &index, const SourceDocument &document);

// Of its chunks, as far as they say where they are from. What they leave out is not known while one
// of its nodes is unreadable.
std::vector<SourceSpan> chunksOf(const LinkTable &table, const SourceDocument &document);

qint64 unreadableNodes(const LinkTable &table, const SourceDocument &document);

// What is to be said of a document in a list of all.
struct DocumentFacts
{
    qint64 missing = 0; // nodes that the docstore does not have
    qint64 broken = 0; // nodes with a link that leads nowhere
    qint64 gaps = 0; // in its source; none while a node is unreadable, which may be what fills it
    qint64 unreadable = 0; // nodes whose values are no JSON
    std::array<qint64, vectorTroubleCount> vectors {}; // nodes by the trouble of their vector
    bool isWell() const
    {
        return missing == 0 && broken == 0 && gaps == 0 && unreadable == 0
            && std::all_of(
                vectors.begin() + 1, vectors.end(), [](qint64 count) { return count == 0; });
    }
};
DocumentFacts factsOf(const KnownOfIndex &index, const SourceDocument &document);

} // namespace kvlens
