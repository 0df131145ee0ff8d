// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What two persisted indexes are compared by: their ids, and a digest of each thing that has one.
#pragma once

#include "model/index/indexparts.h"
#include "stores/store.h"

namespace kvlens {

// No text and no vector is kept. Digests are of what is meant, not of how it is written: escapes,
// white space and the order of metadata make no difference. 0: there is nothing.
struct IndexDigest
{
    struct Document
    {
        IndexId id;
        quint64 hash = 0; // as the library stored it
        quint64 metadata = 0;
        quint64 cuts = 0; // the texts of its nodes, in order
        quint32 nodes = 0;
    };
    struct Node
    {
        IndexId id;
        IndexId document = noId;
        quint64 text = 0;
        quint64 metadata = 0;
    };
    struct Beside // an entry beside a vector: its document, or its metadata
    {
        IndexId id;
        IndexId document = noId; // that it names, "None" too
        quint64 metadata = 0; // without what names the document once more
        PartPlace place = 0;
    };
    struct Vector
    {
        IndexId id;
        qint32 dimension = -1; // -1: it is none
        quint64 text = 0; // of its numbers as they are written
        PartPlace place = 0;
    };

    IdTable ids;
    std::vector<CollectionRef> places;
    std::vector<Document> documents;
    std::vector<Node> nodes;
    std::vector<Vector> vectors;
    std::vector<Beside> vectorDocs;
    std::vector<Beside> vectorMetadata;

    EntryRef refOf(const Vector &vector) const
    {
        return {places[vector.place], ids.at(vector.id).toByteArray()};
    }
};

// Nothing: the store is no index. Errors as Store::scan(). Memory: about 100 bytes a node, and 150
// a vector, beside the ids.
Result<std::optional<IndexDigest>> readDigest(Store &store, const std::stop_token &stop = {});

} // namespace kvlens
