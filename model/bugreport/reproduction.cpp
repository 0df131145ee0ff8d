// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/bugreport/reproduction.h"

#include "stores/pythontext.h"

namespace kvlens {

namespace {

constexpr char question[] = "\"What is here?\"";

// What the lines are about.
struct Subject
{
    const Finding &finding;
    const IndexParts &parts;
    QString path; // of the store

    EntryRef entry() const { return finding.problem.entries.value(0); }
    IndexId id() const { return parts.ids.find(entry().key); }
    QByteArray file() const { return pythonPath(finding.problem.error.subject); }
    QByteArray key() const { return pythonText(entry().key); }
};

QByteArray literalOf(const IndexParts &parts, IndexId id)
{
    return pythonText(parts.ids.at(id).toByteArray());
}

QByteArray dimensionOf(const IndexParts &parts)
{
    qint32 dimension = 1;
    for (const IndexParts::Vector &vector : parts.vectors)
        dimension = std::max(dimension, lengthOf(vector.facts));
    return QByteArray::number(dimension);
}

// Which of several is to be loaded; of one whose id is another inside, that.
QByteArray loadingOf(const Subject &about)
{
    const IndexParts &parts = about.parts;
    const QString &rule = about.finding.problem.id;
    const bool isOther = rule == QStringLiteral("X3");
    const bool isNamed = isOther || (parts.indexes.size() > 1 && rule != QStringLiteral("X2"));
    const IndexParts::Index *one = nullptr;
    for (const IndexParts::Index &index : parts.indexes) {
        if (!one || index.id == about.id())
            one = &index;
    }
    if (!isNamed || !one)
        return "load_index_from_storage(context)\n";
    const IndexId id = isOther && one->inner != noId ? one->inner : one->id;
    return "load_index_from_storage(context, index_id=" + literalOf(parts, id) + ")\n";
}

// The document that lists the entry.
QByteArray ownerOf(const Subject &about)
{
    for (const IndexParts::Document &document : about.parts.refDocs) {
        for (quint32 i = document.first; i < document.first + document.count; ++i) {
            if (about.parts.refDocNodes[i] == about.id())
                return literalOf(about.parts, document.id);
        }
    }
    return about.key();
}

// The document that the entry of a vector store names.
QByteArray documentOf(const Subject &about)
{
    for (const IndexParts::Named &named : about.parts.vectorDocs) {
        const bool isIt = named.id == about.id() && named.document != noId;
        if (isIt && about.parts.places[named.place] == about.entry().collection)
            return literalOf(about.parts, named.document);
    }
    return "\"document\"";
}

// The first that the node or the index names and that is not there.
QByteArray goneOf(const Subject &about)
{
    const IndexParts &parts = about.parts;
    IdSet there(parts.ids);
    for (const IndexParts::Node &node : parts.nodes)
        there.add(node.id);
    for (const IndexParts::Link &link : parts.links) {
        if (parts.nodes[link.node].id == about.id() && !there.has(link.to))
            return literalOf(parts, link.to);
    }
    for (const IndexParts::Held &held : parts.held) {
        if (!there.has(held.node))
            return literalOf(parts, held.node);
    }
    return "\"\"";
}

// --- the index

QByteArray stepOf(const Subject &about)
{
    switch (about.finding.call) {
    case PythonCall::ListDocuments:
        return "index.ref_doc_info\n";
    case PythonCall::Query:
        return QByteArray("index.as_retriever(similarity_top_k=1000).retrieve(") + question + ")\n";
    case PythonCall::DeleteDocument:
        return "index.delete_ref_doc(" + ownerOf(about) + ")\n";
    case PythonCall::CompareMetadata:
        return "print(index.docstore.get_node(" + about.key()
            + ").metadata)\nprint(index.vector_store.data.metadata_dict[" + about.key() + "])\n";
    default:
        return {};
    }
}

QByteArray linesOfIndex(const Subject &about)
{
    const bool asks = about.finding.call == PythonCall::Query;
    QByteArray lines = "from llama_index.core import MockEmbedding, Settings, StorageContext, "
                       "load_index_from_storage\n";
    if (!about.parts.isFolder)
        lines += "from llama_index.core.storage.index_store import SimpleIndexStore\n";
    lines += "\nSettings.embed_model = MockEmbedding(embed_dim="
        + (asks ? dimensionOf(about.parts) : QByteArray("1")) + ")\n";
    if (about.parts.isFolder)
        lines += "context = StorageContext.from_defaults(persist_dir=" + pythonPath(about.path)
            + ")\n";
    else
        lines += "store = SimpleIndexStore.from_persist_path(" + pythonPath(about.path)
            + ")\ncontext = StorageContext.from_defaults(index_store=store)\n";
    return lines + "index = " + loadingOf(about) + stepOf(about);
}

// --- one store of the index

QByteArray linesOfVectors(const Subject &about)
{
    const QByteArray query = "VectorStoreQuery(query_embedding=[0.5] * " + dimensionOf(about.parts)
        + ", similarity_top_k=1000";
    const auto with = [&](const QByteArray &names, const QByteArray &call) {
        return "from llama_index.core.vector_stores import " + names + "SimpleVectorStore"
            + (call.contains("Query(") ? ", VectorStoreQuery" : "")
            + "\n\nstore = SimpleVectorStore.from_persist_path(" + about.file() + ")\n" + call;
    };
    switch (about.finding.call) {
    case PythonCall::QueryVectors:
        return with({}, "print(store.query(" + query + ")))\n");
    case PythonCall::FilterVectors:
        return with("MetadataFilter, MetadataFilters, ",
            "filters = MetadataFilters(filters=[MetadataFilter(key=\"a\", value=\"b\")])\n"
            "store.query("
                + query + ", filters=filters))\n");
    case PythonCall::DeleteVectorsOf:
        return with({}, "store.delete(" + documentOf(about) + ")\n");
    case PythonCall::DeleteVector:
        return with({}, "store.delete_nodes([" + about.key() + "])\n");
    case PythonCall::AddVector:
        return "from llama_index.core.schema import TextNode\n"
            + with({}, "store.add([TextNode(text=\"new\", embedding=[0.5])])\n");
    default:
        return with({}, {});
    }
}

QByteArray linesOfNodes(const Subject &about)
{
    const QByteArray open
        = "docstore = SimpleDocumentStore.from_persist_path(" + about.file() + ")\n";
    const auto with = [&](const QByteArray &call) {
        return "from llama_index.core.storage.docstore import SimpleDocumentStore\n\n" + open
            + "docstore." + call + '\n';
    };
    switch (about.finding.call) {
    case PythonCall::ListNodes:
        return with("docs");
    case PythonCall::GetNode:
        return with("get_node(" + about.key() + ')');
    case PythonCall::FollowLink:
        return with("get_node(" + goneOf(about) + ')');
    case PythonCall::DeleteNode:
        return with("delete_document(" + about.key() + ')');
    case PythonCall::GetHash:
        return with("get_document_hash(" + about.key() + ')');
    case PythonCall::ListHashes:
        return with("get_all_document_hashes()");
    case PythonCall::ListRecords:
        return with("get_all_ref_doc_info()");
    case PythonCall::DeleteRecord:
        return with("delete_ref_doc(" + about.key() + ')');
    default: // AddToRecord
        return "from llama_index.core.schema import NodeRelationship, RelatedNodeInfo, TextNode\n"
               "from llama_index.core.storage.docstore import SimpleDocumentStore\n\n"
            + open + "document = RelatedNodeInfo(node_id=" + about.key()
            + ")\nnode = TextNode(text=\"new\", relationships={NodeRelationship.SOURCE: "
              "document})\n"
              "docstore.add_documents([node])\n";
    }
}

QByteArray linesOfValues(const Subject &about)
{
    const EntryRef ref = about.entry();
    const bool isRead = about.finding.call == PythonCall::GetValue;
    const QByteArray name = ref.collection.topLevel ? ref.key : ref.collection.name;
    const QByteArray collection
        = ", collection=" + pythonText(name.isEmpty() ? QByteArray("data") : name) + ")\n";
    return pythonStoreOf(about.file()) + "store."
        + (isRead ? "get(" + about.key() : QByteArray("put(\"key\", {}")) + collection;
}

} // namespace

QByteArray reproductionOf(const Finding &finding, const IndexParts &parts, const QString &path)
{
    const Subject about {finding, parts, path};
    const PythonCall call = finding.call;
    const CollectionRef &collection = about.entry().collection;
    const bool isCopyOfAll = !parts.isFolder && inItsFile(collection) != collection;
    const bool isOfFile = parts.isFolder || indexFile(collection) == IndexFile::IndexStore;
    if (isCopyOfAll)
        return {};
    if (call >= PythonCall::PutValue)
        return linesOfValues(about);
    if (call >= PythonCall::ListNodes)
        return linesOfNodes(about);
    if (call >= PythonCall::LoadVectors && call != PythonCall::CompareMetadata)
        return linesOfVectors(about);
    return isOfFile || parts.has(IndexFile::IndexStore) ? linesOfIndex(about) : QByteArray();
}

} // namespace kvlens
