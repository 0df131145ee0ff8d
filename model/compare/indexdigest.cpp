// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/compare/indexdigest.h"

#include "model/index/tapetext.h"
#include "model/index/valueedits.h"
#include "stores/json/styling.h"

#include <QHashFunctions>

namespace kvlens {

namespace {

using json::Child;
using json::Children;
using json::Tape;
using json::TokenKind;

quint64 digestOfBytes(QByteArrayView bytes)
{
    return quint64(qHash(bytes)) | 1;
}

// What the library adds to the metadata beside a vector, all of it the id of the document.
bool namesDocument(const QByteArray &key)
{
    return key == "document_id" || key == "doc_id" || key == "ref_doc_id";
}

// The order of its members means nothing.
quint64 digestOfMembers(const Tape &tape, quint32 object, bool withDocument = true)
{
    if (!isKind(tape, object, TokenKind::Object))
        return 0;
    quint64 digest = 1;
    for (const Child member : Children(tape, object)) {
        const QByteArray key = keyOf(tape, member);
        if (!withDocument && namesDocument(key))
            continue;
        const QByteArray value = json::writeStyled(tape, member.value, {});
        digest += digestOfBytes(key + '\0' + value);
    }
    return digest;
}

quint64 digestOfText(const Tape &tape, quint32 token)
{
    const std::optional<QByteArray> text = textOf(tape, token);
    return text && !text->isEmpty() ? digestOfBytes(*text) : 0;
}

class DigestReader
{
public:
    Result<std::optional<IndexDigest>> read(Store &store, const std::stop_token &stop);

private:
    struct Listed // a document's record
    {
        IndexId id;
        quint64 metadata;
        std::vector<IndexId> nodes;
    };
    struct Hash
    {
        IndexId id;
        quint64 hash;
        bool isOfNode;
    };

    void take(PartKind kind, const Entry &entry, PartPlace place);
    void takeNode(const Entry &entry);
    void takeRefDoc(const Entry &entry);
    void takeHash(const Entry &entry);
    void takeBeside(PartKind kind, const Entry &entry, PartPlace place);
    void makeDocuments();
    IndexDigest::Document &documentOf(IndexId id);
    void addCut(IndexDigest::Document &document, const IndexDigest::Node &node);

    IndexDigest m_digest;
    std::vector<Listed> m_listed;
    std::vector<Hash> m_hashes;
    std::vector<quint32> m_numbers; // by id: which of the documents
};

void DigestReader::takeNode(const Entry &entry)
{
    const Result<EntryData> data = EntryData::of(entry.value);
    if (!data)
        return;
    const Tape &tape = data->tape();
    const auto member = [&](MemberNames names) { return memberOf(tape, data->object(), names); };
    IndexDigest::Node node {m_digest.ids.add(entry.ref.key)};
    node.text = digestOfText(tape, member({"text"}));
    if (node.text == 0)
        node.text = digestOfText(tape, memberOf(tape, member({"text_resource"}), {"text"}));
    node.metadata = digestOfMembers(tape, member({"metadata", "extra_info"}));
    const quint32 source = memberOf(tape, member({"relationships"}), {"1", "SOURCE"});
    const bool isRecord = isKind(tape, source, TokenKind::Object);
    const auto document
        = textOf(tape, isRecord ? memberOf(tape, source, {"node_id", "nodeId"}) : source);
    if (document)
        node.document = m_digest.ids.add(*document);
    m_digest.nodes.push_back(node);
}

void DigestReader::takeRefDoc(const Entry &entry)
{
    const Result<Tape> tape = json::parse(entry.value);
    if (!tape)
        return;
    Listed listed {m_digest.ids.add(entry.ref.key),
        digestOfMembers(*tape, memberOf(*tape, 0, {"metadata", "extra_info", "extraInfo"})), {}};
    const quint32 nodes = memberOf(*tape, 0, {"node_ids", "nodeIds", "doc_ids"});
    for (const Child node : Children(*tape, nodes)) {
        if (const auto id = textOf(*tape, node.value))
            listed.nodes.push_back(m_digest.ids.add(*id));
    }
    m_listed.push_back(std::move(listed));
}

void DigestReader::takeHash(const Entry &entry)
{
    const Result<Tape> tape = json::parse(entry.value);
    if (!tape)
        return;
    const quint32 document = memberOf(*tape, 0, {"ref_doc_id", "refDocId"});
    m_hashes.push_back({m_digest.ids.add(entry.ref.key),
        digestOfText(*tape, memberOf(*tape, 0, {"doc_hash", "docHash"})),
        textOf(*tape, document).has_value()});
}

// What is no text, or no object, differs from what is written otherwise.
void DigestReader::takeBeside(PartKind kind, const Entry &entry, PartPlace place)
{
    const Result<Tape> tape = json::parse(entry.value);
    IndexDigest::Beside beside {m_digest.ids.add(entry.ref.key)};
    beside.place = place;
    if (kind == PartKind::VectorDocs) {
        const auto document = tape ? textOf(*tape, 0) : std::nullopt;
        beside.document = m_digest.ids.add(document.value_or(entry.value));
        m_digest.vectorDocs.push_back(beside);
        return;
    }
    const quint64 members = tape ? digestOfMembers(*tape, 0, false) : 0;
    beside.metadata = members != 0 ? members : digestOfBytes(entry.value);
    m_digest.vectorMetadata.push_back(beside);
}

void DigestReader::take(PartKind kind, const Entry &entry, PartPlace place)
{
    switch (kind) {
    case PartKind::Nodes:
        return takeNode(entry);
    case PartKind::RefDocs:
        return takeRefDoc(entry);
    case PartKind::Hashes:
        return takeHash(entry);
    case PartKind::Vectors:
        m_digest.vectors.push_back({m_digest.ids.add(entry.ref.key),
            vectorFacts(entry.value).dimension, digestOfBytes(entry.value), place});
        return;
    case PartKind::VectorDocs:
    case PartKind::VectorMetadata:
        return takeBeside(kind, entry, place);
    default:
        return;
    }
}

IndexDigest::Document &DigestReader::documentOf(IndexId id)
{
    if (m_numbers[id] == noId) {
        m_numbers[id] = quint32(m_digest.documents.size());
        m_digest.documents.push_back({id});
    }
    return m_digest.documents[m_numbers[id]];
}

void DigestReader::addCut(IndexDigest::Document &document, const IndexDigest::Node &node)
{
    document.cuts = document.cuts * 1099511628211ULL + node.text;
    ++document.nodes;
}

// In the order of their records; behind them those that only nodes or hashes name.
void DigestReader::makeDocuments()
{
    m_numbers.assign(m_digest.ids.count(), noId);
    std::vector<quint32> nodes(m_digest.ids.count(), noId);
    for (size_t i = 0; i < m_digest.nodes.size(); ++i)
        nodes[m_digest.nodes[i].id] = quint32(i);
    IdSet counted(m_digest.ids);
    for (const Listed &listed : m_listed) {
        IndexDigest::Document &document = documentOf(listed.id);
        document.metadata = listed.metadata;
        for (const IndexId id : listed.nodes) {
            if (nodes[id] == noId || counted.has(id))
                continue;
            counted.add(id);
            IndexDigest::Node &node = m_digest.nodes[nodes[id]];
            node.document = node.document == noId ? listed.id : node.document;
            addCut(document, node);
        }
    }
    for (const IndexDigest::Node &node : m_digest.nodes) {
        if (node.document != noId && !counted.has(node.id))
            addCut(documentOf(node.document), node);
    }
    for (const Hash &hash : m_hashes) {
        const bool isDocument = !hash.isOfNode && nodes[hash.id] == noId;
        if (isDocument || m_numbers[hash.id] != noId)
            documentOf(hash.id).hash = hash.hash;
    }
}

Result<std::optional<IndexDigest>> DigestReader::read(Store &store, const std::stop_token &stop)
{
    const Result<QList<CollectionInfo>> infos = store.collections(stop);
    if (!infos)
        return infos.error();
    bool isIndex = false;
    for (const CollectionInfo &info : *infos) {
        const PartKind kind = partKind(info.ref);
        isIndex = isIndex || indexFile(info.ref) != IndexFile::None;
        if (kind == PartKind::None)
            continue;
        const auto place = PartPlace(m_digest.places.size());
        m_digest.places.push_back(info.ref);
        const auto sink = [&](const Entry &entry) {
            take(kind, entry, place);
            return Visit::Continue;
        };
        if (const Result<void> scanned = scanAll(store, info.ref, sink, stop); !scanned)
            return scanned.error();
    }
    if (!isIndex)
        return std::optional<IndexDigest>();
    makeDocuments();
    return std::optional(std::move(m_digest));
}

} // namespace

Result<std::optional<IndexDigest>> readDigest(Store &store, const std::stop_token &stop)
{
    return DigestReader().read(store, stop);
}

} // namespace kvlens
