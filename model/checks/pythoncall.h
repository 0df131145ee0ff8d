// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is done with a store in Python that raises what a rule tells, or shows it.
#pragma once

#include <QtGlobal>

namespace kvlens {

enum class PythonCall : quint8 {
    // Of a folder and its index.
    OpenFolder, // StorageContext.from_defaults()
    LoadIndex, // load_index_from_storage()
    ListDocuments, // index.ref_doc_info
    Query, // index.as_retriever().retrieve()
    DeleteDocument, // index.delete_ref_doc(), of the document that lists the entry
    // Of a SimpleVectorStore.
    LoadVectors, // from_persist_path()
    QueryVectors, // query()
    FilterVectors, // the same with a filter
    DeleteVectorsOf, // delete(), of the document that the entry names
    DeleteVector, // delete_nodes()
    AddVector, // add()
    CompareMetadata, // of a node, and beside its vector
    // Of a SimpleDocumentStore.
    ListNodes, // docs
    GetNode, // get_node()
    FollowLink, // the same, of the first that the entry names and that is not there
    DeleteNode, // delete_document()
    GetHash, // get_document_hash()
    ListHashes, // get_all_document_hashes()
    ListRecords, // get_all_ref_doc_info()
    AddToRecord, // add_documents(), of a node of the document
    DeleteRecord, // delete_ref_doc()
    // Of a SimpleKVStore.
    PutValue,
    GetValue,
};

} // namespace kvlens
