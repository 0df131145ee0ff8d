// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A persisted index as one thing: its documents, nodes, indexes and vectors, and which of them
// names which. Only ids are in memory, no texts and no numbers of vectors.
#pragma once

#include "model/index/idtable.h"
#include "model/index/nodevalue.h"
#include "model/index/storefiles.h"
#include "model/index/structvalue.h"
#include "model/index/vectorvalue.h"
#include "stores/entry.h"

namespace kvlens {

// The collection as it is called in the folder of an index. In a copy of all files in one file,
// which has no groups, "default__vector_store.json:embedding_dict" is of a file, too.
CollectionRef inItsFile(const CollectionRef &collection);

// What a collection of an index folder holds.
enum class PartKind : quint8 {
    None, // nothing that is known here
    Nodes, // docstore/data
    Hashes, // docstore/metadata
    RefDocs, // docstore/ref_doc_info
    Indexes, // index_store/data
    Vectors, // embedding_dict
    VectorDocs, // text_id_to_ref_doc_id
    VectorMetadata, // metadata_dict
    GraphNodes, // of a property graph
    GraphRelations,
    GraphEdges, // of that, and of an older graph: a check alone looks at them
    Plain, // of a key-value file that is no index; partKind() never says so
    Files, // of a LocalFileStore; neither this
};

// By the names that the library gives to files and collections; a namespace may be another.
PartKind partKind(const CollectionRef &collection);

// The files of an index: each holds some of the parts.
enum class IndexFile : quint8 { None, Docstore, IndexStore, VectorStore, PropertyGraph, Graph };
IndexFile indexFile(const CollectionRef &collection);

// Where an entry is: a number in IndexParts::places.
using PartPlace = quint16;

struct IndexParts
{
    struct Node
    {
        IndexId id; // its key
        IndexId inner = noId; // as it says itself; noId: it does not
        IndexId source = noId;
        qint32 begin = -1; // this and the rest: see NodeValue
        quint64 text = 0;
        quint64 metadata = 0;
        qint32 end = -1;
        PartPlace place = 0;
        IndexNodeKind kind = IndexNodeKind::Unknown;
        NodeValue::Fault fault = NodeValue::Fault::None;
        bool hasEmbedding = false;
        bool losesId = false;
        bool isMostlyMetadata = false;
        bool namesDocument = false;
        bool isReadable = true; // its value is JSON; else nobody can say what it is of
    };
    struct Link // but for those to the source
    {
        quint32 node; // in nodes
        IndexId to;
        LinkKind kind;
    };
    struct Named // an entry that names a document, or none
    {
        IndexId id;
        IndexId document = noId;
        PartPlace place = 0;
        bool isWhole = true; // of a hash: there is one; of metadata: they are an object
    };
    struct Owner // an entry that lists ids: a run in the list beside it
    {
        IndexId id;
        quint32 first = 0;
        quint32 count = 0;
        PartPlace place = 0;
        bool isList = true; // there is one; else nobody can say what it owns
    };
    struct Document : Owner // what docstore/ref_doc_info has of it
    {
        IndexId name = noId; // in `names`: what its file or title is; noId: it does not say
    };
    struct Index : Owner
    {
        IndexId inner = noId;
        QByteArray type = {};
        StructKind kind = StructKind::Unknown;
        StructValue::Fault fault = StructValue::Fault::None;
    };
    struct Held
    {
        IndexId node;
        IndexId vector = noId; // as StructValue has it
    };
    struct Vector
    {
        IndexId id;
        VectorFacts facts = {};
        PartPlace place = 0;
    };
    struct Bare // values of one collection that are neither objects nor lists
    {
        PartPlace place = 0;
        qint64 count = 0;
        QList<QByteArray> keys = {}; // of the first of them
    };
    struct OddEntry // with a member of another type than the library takes
    {
        IndexId id;
        PartPlace place = 0;
        OddField field = {""};
    };
    struct LocalFile // of a LocalFileStore
    {
        IndexId id; // its key
        PartPlace place = 0;
        qint32 dimension = -1; // of a list of numbers; -1: it is none
        IndexId parent = noId; // what a document of LangChain says that it was cut out of
        bool isKey = true; // false: the library does not take the name for one
    };

    IdTable ids;
    IdTable names; // of documents, for people
    std::vector<CollectionRef> places;
    std::vector<Node> nodes;
    std::vector<Link> links; // by node
    std::vector<Named> hashes; // docstore/metadata
    std::vector<Document> refDocs;
    std::vector<IndexId> refDocNodes;
    std::vector<Index> indexes;
    std::vector<Held> held;
    std::vector<Vector> vectors;
    std::vector<Named> vectorDocs;
    std::vector<Named> vectorMetadata;
    std::vector<quint64> vectorMetadataDigests; // of each of them, as metadataDigest() has it
    std::vector<IndexId> graphNodes;
    std::vector<OddEntry> oddFields; // of nodes, hashes, documents, indexes and graphs
    // What would be a part, if it were an object, a whole file without a key; and its first byte.
    std::vector<std::pair<EntryRef, char>> misshapen;
    std::vector<CollectionRef> unknown; // in a document store, of which no part is known
    bool isFolder = false; // of files; else one of them alone
    std::vector<IndexFile> present; // files that are there, with entries or without
    std::vector<IndexFile> damaged; // of which not all was seen, or not all could be read
    // What only a check looks at: see ReadFor.
    std::vector<Bare> bare;
    std::vector<LocalFile> localFiles;
    StoreFiles files;

    void noteDamage(const CollectionRef &collection);
    bool has(IndexFile file) const; // and all of it was seen
    bool isDamaged(IndexFile file) const;
    EntryRef refOf(IndexId id, PartPlace place) const;
    PartPlace placeOf(const CollectionRef &collection); // a new one if need be
    QByteArray fileAt(PartPlace place) const; // as inItsFile() has it; empty: the store is one
    // The place of a part in the same file as another; nothing: it is not there.
    std::optional<PartPlace> placeBeside(PartPlace place, PartKind kind) const;
};

// Which ids are in a set: one bit each.
class IdSet
{
public:
    explicit IdSet(const IdTable &ids)
        : m_bits(ids.count())
    {
    }
    template <class Entries, class IdOf> void addAll(const Entries &entries, IdOf idOf)
    {
        for (const auto &entry : entries)
            add(idOf(entry));
    }
    void add(IndexId id) { m_bits[id] = true; }
    bool has(IndexId id) const { return id != noId && m_bits[id]; }

private:
    std::vector<bool> m_bits;
};

// Takes one entry of a part into the whole. What cannot be read is there all the same, and its file
// is damaged: nothing can be said of what it would name. The store tells of it. A vector may come
// without its value: then nothing is known of its numbers.
// Answers whether the value is surely one that Python's json reads, as far as was looked.
bool takeEntry(PartKind kind, const Entry &entry, PartPlace place, IndexParts &parts,
    ValueFacts wanted = ValueFacts::All);

// Puts what was taken from entries further on, into parts of their own, behind what is there, as if
// all had been taken into one. Empties them; they keep their memory.
void joinParts(IndexParts &whole, IndexParts &further);

} // namespace kvlens
