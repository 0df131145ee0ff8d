// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/indexparts.h"

#include "model/index/graphvalue.h"
#include "model/index/metadatadigest.h"
#include "model/index/plainvalue.h"
#include "model/index/tapetext.h"
#include "stores/json/valuecheck.h"

namespace kvlens {

namespace {

struct NamedPart
{
    const char *name; // of the collection, or the end of it
    IndexFile file;
    PartKind kind;
};

constexpr NamedPart namedParts[] {
    {"/data", IndexFile::Docstore, PartKind::Nodes},
    {"/metadata", IndexFile::Docstore, PartKind::Hashes},
    {"/ref_doc_info", IndexFile::Docstore, PartKind::RefDocs},
    {"/data", IndexFile::IndexStore, PartKind::Indexes},
    {"embedding_dict", IndexFile::VectorStore, PartKind::Vectors},
    {"embeddingDict", IndexFile::VectorStore, PartKind::Vectors},
    {"text_id_to_ref_doc_id", IndexFile::VectorStore, PartKind::VectorDocs},
    {"textIdToRefDocId", IndexFile::VectorStore, PartKind::VectorDocs},
    {"text_id_to_doc_id", IndexFile::VectorStore, PartKind::VectorDocs}, // before 0.8
    {"metadata_dict", IndexFile::VectorStore, PartKind::VectorMetadata},
    {"metadataDict", IndexFile::VectorStore, PartKind::VectorMetadata},
    {"nodes", IndexFile::PropertyGraph, PartKind::GraphNodes},
    {"relations", IndexFile::PropertyGraph, PartKind::GraphRelations},
    {"graph_dict", IndexFile::Graph, PartKind::GraphEdges},
};

// A file that is opened alone has no name here, but its collections have.
IndexFile fileByCollection(const QByteArray &name)
{
    if (name.startsWith("docstore/"))
        return IndexFile::Docstore;
    if (name.startsWith("index_store/"))
        return IndexFile::IndexStore;
    const bool isVectors
        = name == "embedding_dict" || name == "text_id_to_ref_doc_id" || name == "metadata_dict";
    return isVectors ? IndexFile::VectorStore : IndexFile::None;
}

std::optional<IndexId> idOrNone(IndexParts &parts, const std::optional<QByteArray> &text)
{
    return text ? std::optional(parts.ids.add(*text)) : std::nullopt;
}

void noteOdd(const OddFieldOrNone &odd, IndexId id, PartPlace place, IndexParts &parts)
{
    if (odd)
        parts.oddFields.push_back({id, place, *odd});
}

constexpr qint64 levelsOutside = 2; // in a file: the top and the collection

bool isSound(const Result<json::Tape> &tape)
{
    return tape && json::isWithinPython(*tape, levelsOutside);
}

bool takeNode(const Entry &entry, PartPlace place, ValueFacts wanted, IndexParts &parts)
{
    const Result<json::Tape> tape = json::parse(entry.value);
    IndexParts::Node node {parts.ids.add(entry.ref.key)};
    node.place = place;
    if (!tape) {
        parts.noteDamage(entry.ref.collection);
        node.isReadable = false;
        parts.nodes.push_back(node);
        return false;
    }
    const NodeValue value = nodeValue(*tape, wanted);
    noteOdd(value.odd, node.id, place, parts);
    node.inner = idOrNone(parts, value.id).value_or(noId);
    node.text = value.text;
    node.kind = value.kind;
    node.fault = value.fault;
    node.metadata = value.metadata;
    node.begin = value.begin;
    node.end = value.end;
    node.hasEmbedding = value.hasEmbedding;
    node.losesId = value.losesId && value.fault == NodeValue::Fault::None;
    node.isMostlyMetadata = value.isMostlyMetadata;
    node.namesDocument = value.namesDocument;
    for (const NodeValue::Link &link : value.links) {
        const IndexId to = parts.ids.add(link.to);
        if (link.kind == LinkKind::Source)
            node.source = to;
        else
            parts.links.push_back({quint32(parts.nodes.size()), to, link.kind});
    }
    parts.nodes.push_back(node);
    return isSound(tape);
}

// The document that an entry names in one of its members.
void takeNamed(const Entry &entry, const Result<json::Tape> &tape, MemberNames names,
    PartPlace place, IndexParts &parts, std::vector<IndexParts::Named> &all)
{
    if (!tape)
        parts.noteDamage(entry.ref.collection);
    std::optional<QByteArray> document
        = tape ? textOf(*tape, memberOf(*tape, 0, names)) : std::nullopt;
    if (document == "None") // as the library writes that there is none
        document.reset();
    all.push_back({parts.ids.add(entry.ref.key), idOrNone(parts, document).value_or(noId), place});
}

bool takeHash(const Entry &entry, PartPlace place, IndexParts &parts)
{
    const Result<json::Tape> tape = json::parse(entry.value);
    takeNamed(entry, tape, {"ref_doc_id", "refDocId"}, place, parts, parts.hashes);
    parts.hashes.back().isWhole
        = !tape || textOf(*tape, memberOf(*tape, 0, {"doc_hash", "docHash"})).has_value();
    if (tape)
        noteOdd(oddFieldOfHash(*tape), parts.hashes.back().id, place, parts);
    return isSound(tape);
}

bool takeMetadata(const Entry &entry, PartPlace place, ValueFacts wanted, IndexParts &parts)
{
    const Result<json::Tape> tape = json::parse(entry.value);
    takeNamed(entry, tape, {"ref_doc_id"}, place, parts, parts.vectorMetadata);
    parts.vectorMetadata.back().isWhole = !tape || isKind(*tape, 0, json::TokenKind::Object);
    const bool isWanted = tape && wanted == ValueFacts::All;
    parts.vectorMetadataDigests.push_back(isWanted ? metadataDigest(*tape, 0) : 0);
    return isSound(tape);
}

// What a document is called in its metadata: the first that is there.
std::optional<QByteArray> documentName(const json::Tape &tape)
{
    const quint32 metadata = memberOf(tape, 0, {"metadata", "extra_info"});
    for (const char *name : {"file_name", "file_path", "title", "source", "url"}) {
        const quint32 value = memberOf(tape, metadata, {name});
        const auto text
            = isKind(tape, value, json::TokenKind::String) ? textOf(tape, value) : std::nullopt;
        if (text && !text->isEmpty())
            return text;
    }
    return std::nullopt;
}

bool takeRefDoc(const Entry &entry, PartPlace place, IndexParts &parts)
{
    const Result<json::Tape> tape = json::parse(entry.value);
    if (!tape)
        parts.noteDamage(entry.ref.collection);
    const quint32 list
        = tape ? memberOf(*tape, 0, {"node_ids", "nodeIds", "doc_ids"}) : json::noToken;
    IndexParts::Document owner {
        {parts.ids.add(entry.ref.key), quint32(parts.refDocNodes.size()), 0, place}};
    owner.isList = tape && isKind(*tape, list, json::TokenKind::Array);
    if (owner.isList) {
        for (const json::Child child : json::Children(*tape, list)) {
            if (const auto id = textOf(*tape, child.value))
                parts.refDocNodes.push_back(parts.ids.add(*id));
        }
    }
    owner.count = quint32(parts.refDocNodes.size()) - owner.first;
    const std::optional<QByteArray> name = tape ? documentName(*tape) : std::nullopt;
    if (name)
        owner.name = parts.names.add(*name);
    parts.refDocs.push_back(owner);
    if (tape)
        noteOdd(oddFieldOfRefDoc(*tape), owner.id, place, parts);
    return isSound(tape);
}

bool takeIndex(const Entry &entry, PartPlace place, IndexParts &parts)
{
    const Result<json::Tape> tape = json::parse(entry.value);
    if (!tape) {
        parts.noteDamage(entry.ref.collection);
        return false;
    }
    const StructValue value = structValue(*tape);
    IndexParts::Index index;
    index.id = parts.ids.add(entry.ref.key);
    index.first = quint32(parts.held.size());
    index.count = quint32(value.held.size());
    index.place = place;
    index.inner = idOrNone(parts, value.id).value_or(noId);
    index.type = value.type;
    index.kind = value.kind;
    index.fault = value.fault;
    noteOdd(value.odd, index.id, place, parts);
    for (const StructValue::Held &held : value.held) {
        const IndexId node = parts.ids.add(held.node);
        const bool isSame = held.vector && held.vector->constData() == held.node.constData();
        parts.held.push_back({node, isSame ? node : idOrNone(parts, held.vector).value_or(noId)});
    }
    parts.indexes.push_back(index);
    return isSound(tape);
}

// Of a node perhaps the key alone is known.
bool takeOfGraph(PartKind kind, const Entry &entry, PartPlace place, IndexParts &parts)
{
    if (entry.value.isEmpty())
        return false;
    const Result<json::Tape> tape = json::parse(entry.value);
    if (!tape)
        return false;
    const OddFieldOrNone odd = kind == PartKind::GraphNodes ? oddGraphNode(*tape)
        : kind == PartKind::GraphRelations                  ? oddGraphRelation(*tape)
                                                            : oddGraphEdges(*tape);
    if (odd)
        noteOdd(odd, parts.ids.add(entry.ref.key), place, parts);
    return isSound(tape);
}

bool takeVectorDoc(const Entry &entry, PartPlace place, IndexParts &parts)
{
    const Result<QByteArray> document = json::decodeString(entry.value);
    const bool isNamed = document && *document != "None";
    parts.vectorDocs.push_back(
        {parts.ids.add(entry.ref.key), isNamed ? parts.ids.add(*document) : noId, place});
    return document.has_value();
}

bool takeVector(const Entry &entry, PartPlace place, IndexParts &parts)
{
    const bool isRead = !entry.value.isEmpty();
    const VectorFacts facts = isRead ? vectorFacts(entry.value) : VectorFacts {};
    parts.vectors.push_back({parts.ids.add(entry.ref.key), facts, place});
    return isRead && facts.isSound;
}

} // namespace

CollectionRef inItsFile(const CollectionRef &collection)
{
    if (!collection.group.isEmpty() || collection.topLevel)
        return collection;
    constexpr QByteArrayView ending(".json:");
    const qsizetype at = collection.name.indexOf(ending);
    if (at < 0)
        return collection;
    CollectionRef inside = collection;
    inside.group = collection.name.first(at + ending.size() - 1);
    inside.name = collection.name.sliced(at + ending.size());
    return inside;
}

IndexFile indexFile(const CollectionRef &collection)
{
    const CollectionRef inside = inItsFile(collection);
    const QByteArray &name = inside.group;
    if (name.isEmpty())
        return fileByCollection(inside.name);
    if (name == "docstore.json" || name == "doc_store.json")
        return IndexFile::Docstore;
    if (name == "index_store.json")
        return IndexFile::IndexStore;
    if (name == "property_graph_store.json")
        return IndexFile::PropertyGraph;
    if (name == "graph_store.json")
        return IndexFile::Graph;
    return name.endsWith("vector_store.json") ? IndexFile::VectorStore : IndexFile::None;
}

PartKind partKind(const CollectionRef &collection)
{
    if (collection.shadow > 0 || collection.topLevel)
        return PartKind::None;
    const IndexFile file = indexFile(collection);
    const QByteArray name = inItsFile(collection).name;
    for (const NamedPart &part : namedParts) {
        const bool isSuffix = part.name[0] == '/';
        if (part.file == file && (isSuffix ? name.endsWith(part.name) : name == part.name))
            return part.kind;
    }
    return PartKind::None;
}

void IndexParts::noteDamage(const CollectionRef &collection)
{
    const IndexFile file = indexFile(collection);
    if (file != IndexFile::None && !isDamaged(file))
        damaged.push_back(file);
}

bool IndexParts::isDamaged(IndexFile file) const
{
    return std::find(damaged.begin(), damaged.end(), file) != damaged.end();
}

bool IndexParts::has(IndexFile file) const
{
    return std::find(present.begin(), present.end(), file) != present.end() && !isDamaged(file);
}

EntryRef IndexParts::refOf(IndexId id, PartPlace place) const
{
    return {places[place], ids.at(id).toByteArray()};
}

PartPlace IndexParts::placeOf(const CollectionRef &collection)
{
    const auto found = std::find(places.begin(), places.end(), collection);
    if (found != places.end())
        return PartPlace(found - places.begin());
    places.push_back(collection);
    return PartPlace(places.size() - 1);
}

QByteArray IndexParts::fileAt(PartPlace place) const
{
    return inItsFile(places[place]).group;
}

std::optional<PartPlace> IndexParts::placeBeside(PartPlace place, PartKind kind) const
{
    for (size_t i = 0; i < places.size(); ++i) {
        if (fileAt(PartPlace(i)) == fileAt(place) && partKind(places[i]) == kind)
            return PartPlace(i);
    }
    return std::nullopt;
}

bool takeEntry(
    PartKind kind, const Entry &entry, PartPlace place, IndexParts &parts, ValueFacts wanted)
{
    switch (kind) {
    case PartKind::Nodes:
        return takeNode(entry, place, wanted, parts);
    case PartKind::Hashes:
        takePlain(entry, place, parts);
        return takeHash(entry, place, parts);
    case PartKind::RefDocs:
        takePlain(entry, place, parts);
        return takeRefDoc(entry, place, parts);
    case PartKind::Indexes:
        takePlain(entry, place, parts);
        return takeIndex(entry, place, parts);
    case PartKind::Vectors:
        return takeVector(entry, place, parts);
    case PartKind::VectorDocs:
        return takeVectorDoc(entry, place, parts);
    case PartKind::VectorMetadata:
        return takeMetadata(entry, place, wanted, parts);
    case PartKind::GraphNodes:
        parts.graphNodes.push_back(parts.ids.add(entry.ref.key));
        return takeOfGraph(kind, entry, place, parts);
    case PartKind::GraphRelations:
    case PartKind::GraphEdges:
        return takeOfGraph(kind, entry, place, parts);
    case PartKind::Plain:
        takePlain(entry, place, parts);
        return false;
    case PartKind::Files:
        takeLocalFile(entry, place, parts);
        return false;
    case PartKind::None:
        return false;
    }
    return false;
}

} // namespace kvlens
