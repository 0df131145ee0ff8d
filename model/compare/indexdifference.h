// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How one persisted index differs from another, by what they mean. Pure.
#pragma once

#include "model/compare/indexdigest.h"

namespace kvlens {

struct IdPair // in the one index, and in the other
{
    IndexId from;
    IndexId to;
};

struct PartDifference
{
    std::vector<IndexId> removed; // ids of the first index
    std::vector<IndexId> added; // ids of the second
    std::vector<IdPair> renamed; // the same content under another id; neither removed nor added
    std::vector<IdPair> changed; // another text; of a document, another hash
    std::vector<IdPair> metadata; // it alone is another

    bool isEmpty() const
    {
        return removed.empty() && added.empty() && renamed.empty() && changed.empty()
            && metadata.empty();
    }
};

// Entries beside vectors that are in both indexes, or in none.
struct BesideDifference
{
    std::vector<IndexId> removed; // ids of the first index
    std::vector<IndexId> added; // ids of the second
    std::vector<IdPair> changed;

    bool isEmpty() const { return removed.empty() && added.empty() && changed.empty(); }
};

// Of one namespace of vectors. A vector belongs to a node, so it follows one that is renamed.
struct SpaceDifference
{
    QByteArray group; // its file, in the first index that has it
    qint32 fromDimension = -1; // of most of its vectors; -1: it has none
    qint32 toDimension = -1;
    std::vector<IndexId> removed;
    std::vector<IndexId> added;
    // Vectors whose numbers are written in another way: numbers in `vectors` of both indexes.
    std::vector<std::pair<quint32, quint32>> candidates;
    BesideDifference documents; // that they are of; one that is renamed is the same
    BesideDifference metadata;
};

struct IndexDifference
{
    PartDifference documents;
    std::vector<IdPair> recut; // documents of the same text whose nodes have others
    PartDifference nodes;
    std::vector<SpaceDifference> spaces;
};

IndexDifference differenceOf(const IndexDigest &from, const IndexDigest &to);

} // namespace kvlens
