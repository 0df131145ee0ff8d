// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be wrong with a persisted index.
#pragma once

#include "stores/words/reason.h"

#include <QCoreApplication>

namespace kvlens {

class IndexReasons
{
    Q_DECLARE_TR_FUNCTIONS(Reason)
public:
    static constexpr ReasonForm ofIndex {QT_TR_NOOP("index \"%1\": %2")};

    // The files.
    static constexpr ReasonForm missingFile {
        QT_TR_NOOP("the file is missing, without which the library does not load the folder")};
    static constexpr ReasonForm missingVectorFile {QT_TR_NOOP(
        "the file is missing: an index holds vectors that it does not find, unless a vector "
        "database has them")};
    static constexpr ReasonForm unprefixedVectors {QT_TR_NOOP(
        "the library looks for default__vector_store.json: this is the name that it once gave it")};
    static constexpr ReasonForm longNamespace {QT_TR_NOOP(
        "its name has more than one \"__\": the library cuts it at the first, and reads another "
        "file")};
    static constexpr ReasonForm copyOfVectors {
        QT_TR_NOOP("the library takes it for a vector store whose file it does not find, and looks "
                   "no further: others than \"default\" may be missing")};
    static constexpr ReasonForm otherTime {
        QT_TR_NOOP("it was written at %1, and %2 at %3, and they are not of the same nodes, "
                   "as where a persist was interrupted, or one of them is from another time")};
    static constexpr ReasonForm largeFile {
        QT_TR_NOOP("it has %1 MB: loading it takes Python about %2 seconds, and %3 MB of memory")};
    static constexpr CountedReasonForm leftOver {QT_TR_N_NOOP(
        "%1 files beside it are called like what editors, or programs that were killed, leave")};
    static constexpr ReasonForm suchAs {QT_TR_NOOP("%1, such as \"%2\"")};
    static constexpr ReasonForm otherCollection {
        QT_TR_NOOP("\"%1\" is no collection that the library reads here, unless it is told another "
                   "namespace")};
    static constexpr ReasonForm noNodes {QT_TR_NOOP(
        "the document store has no nodes: a vector database keeps them, or they are lost; "
        "store_nodes_override=True keeps them here, too")};

    // index_store.json
    static constexpr ReasonForm noIndex {
        QT_TR_NOOP("there is no index in it, so that none can be loaded")};
    static constexpr CountedReasonForm severalIndexes {
        QT_TR_N_NOOP("there are %1 indexes; each is loaded by its index_id")};
    static constexpr ReasonForm otherIndexId {
        QT_TR_NOOP("its value says that its id is \"%1\": it cannot be loaded by that name")};
    static constexpr ReasonForm noIndexId {QT_TR_NOOP(
        "its value has no index_id, or none that is a text: it is loaded under another, by which "
        "it is not found")};
    static constexpr ReasonForm oddStructType {
        QT_TR_NOOP("its __type__ is a list or an object, where the library takes a text")};
    static constexpr ReasonForm unknownStruct {
        QT_TR_NOOP("its type is \"%1\", which the library does not know")};
    static constexpr ReasonForm structNoObject {
        QT_TR_NOOP("its value is no object, so that loading raises TypeError")};
    static constexpr ReasonForm noStructType {QT_TR_NOOP("its value has no __type__")};
    static constexpr ReasonForm noStructData {QT_TR_NOOP("its value has no __data__")};
    static constexpr ReasonForm badStructData {
        QT_TR_NOOP("its __data__ is a text that is no JSON object")};
    static constexpr ReasonForm oddStructField {
        QT_TR_NOOP("its \"%1\" is of another type than the library takes")};
    static constexpr ReasonForm oddInStructField {
        QT_TR_NOOP("something in its \"%1\" is of another type than the library takes")};
    static constexpr CountedReasonForm missingNodes {
        QT_TR_N_NOOP("%1 of its nodes are not in the document store")};
    static constexpr CountedReasonForm missingVectors {
        QT_TR_N_NOOP("%1 of its nodes have no vector, and are never found")};
    static constexpr CountedReasonForm strayVectors {QT_TR_N_NOOP(
        "%1 of its vectors lead to other nodes than their own, which are not found by them")};
    static constexpr CountedReasonForm unheldVectors {QT_TR_N_NOOP(
        "%1 vectors belong to nodes that no index holds, so that deleting their documents fails")};
    static constexpr CountedReasonForm unownedVectors {QT_TR_N_NOOP(
        "%1 vectors belong to nodes that no index holds, so that no query finds them")};
    static constexpr ReasonForm emptyIndex {
        QT_TR_NOOP("it names no nodes, which is as it should be if a vector database keeps them")};
    static constexpr CountedReasonForm unheldDocuments {QT_TR_N_NOOP(
        "%1 documents have nodes of which no index holds any, so that they are never found")};

    // All files.
    static constexpr CountedReasonForm bareValues {
        QT_TR_N_NOOP("%1 values are neither objects nor lists, so that get() fails at them")};
    static constexpr CountedReasonForm misshapen {
        QT_TR_N_NOOP("%1 collections that the library knows are no objects")};
    static constexpr CountedReasonForm oddInGraph {
        QT_TR_N_NOOP("%1 entries of the graph are of another type than the library takes")};
    static constexpr ReasonForm oddTriplets {
        QT_TR_NOOP("triplets is no list of lists of three texts")};

    // docstore.json
    static constexpr CountedReasonForm badNodes {
        QT_TR_N_NOOP("%1 entries have no __type__ or __data__ that the library can load")};
    static constexpr CountedReasonForm badFields {
        QT_TR_N_NOOP("%1 nodes have a member of another type than the library takes, so that no "
                     "node can be read at all")};
    static constexpr ReasonForm ofField {QT_TR_NOOP("%1: \"%2\"")};
    static constexpr CountedReasonForm oddHashes {
        QT_TR_N_NOOP("%1 hashes are of another type than the library takes")};
    static constexpr CountedReasonForm oddDocuments {
        QT_TR_N_NOOP("%1 documents are of another type than the library takes")};
    static constexpr CountedReasonForm noObjects {
        QT_TR_N_NOOP("%1 entries are no objects, so that no node can be read at all")};
    static constexpr CountedReasonForm typeScriptNodes {
        QT_TR_N_NOOP("%1 entries are as LlamaIndex for TypeScript writes them, which the one for "
                     "Python cannot load")};
    static constexpr CountedReasonForm otherNodeIds {
        QT_TR_N_NOOP("%1 nodes say that their id is another than their key")};
    static constexpr CountedReasonForm nodesWithoutHash {
        QT_TR_N_NOOP("%1 nodes have no hash, so that the next run takes them for new ones")};
    static constexpr CountedReasonForm orphanHashes {
        QT_TR_N_NOOP("%1 hashes are of nodes that are gone")};
    static constexpr CountedReasonForm emptyHashes {
        QT_TR_N_NOOP("%1 documents have a hash and no nodes: they are blank, or were deleted and a "
                     "refresh skips "
                     "them")};
    static constexpr CountedReasonForm emptyDocuments {
        QT_TR_N_NOOP("%1 documents list nodes that are gone, or none at all")};
    static constexpr CountedReasonForm doubleNodes {
        QT_TR_N_NOOP("%1 documents list a node more than once, so that deleting them fails")};
    static constexpr CountedReasonForm unlistedNodes {QT_TR_N_NOOP(
        "%1 nodes are not listed by their document, so that deleting it leaves them behind")};
    static constexpr CountedReasonForm wronglyListedNodes {QT_TR_N_NOOP(
        "%1 nodes are listed by another document than their own, and are deleted with that")};
    static constexpr CountedReasonForm brokenLinks {
        QT_TR_N_NOOP("%1 nodes have a neighbour, parent or child that is gone")};
    static constexpr CountedReasonForm sameTexts {
        QT_TR_N_NOOP("%1 nodes have the text of another one, and are answers beside each other")};
    static constexpr CountedReasonForm lostIds {
        QT_TR_N_NOOP("%1 nodes have their id where the library no longer looks for it: each "
                     "loading gives them a "
                     "new one, or fails")};
    static constexpr CountedReasonForm thinDocuments {QT_TR_N_NOOP(
        "%1 documents are covered by their nodes by less than half: some of them may be gone")};
    static constexpr CountedReasonForm embeddingsTwice {QT_TR_N_NOOP(
        "%1 nodes have a vector of their own beside the one in the vector store, which is wasted "
        "space")};
    static constexpr CountedReasonForm nodesWithoutText {QT_TR_N_NOOP("%1 nodes have no text")};
    static constexpr CountedReasonForm mostlyMetadata {
        QT_TR_N_NOOP("%1 nodes have more metadata than text, which is embedded with it")};

    // *vector_store.json
    static constexpr CountedReasonForm otherDimensions {QT_TR_N_NOOP(
        "%1 vectors have another length than the rest, as those of another model have")};
    static constexpr CountedReasonForm noVectors {
        QT_TR_N_NOOP("%1 vectors are no lists of numbers")};
    static constexpr CountedReasonForm notFinite {
        QT_TR_N_NOOP("%1 vectors hold NaN or an infinity, which upsets the ranking")};
    static constexpr CountedReasonForm zeroVectors {QT_TR_N_NOOP(
        "%1 vectors are all zeros, whose score is NaN, which takes a place among the best")};
    static constexpr CountedReasonForm otherNorms {QT_TR_N_NOOP(
        "%1 vectors have another norm than the rest, as those of another model have, or "
        "those that were not normalised")};
    static constexpr ReasonForm normsOf {QT_TR_NOOP("%1; it is %2, and that of the rest is %3")};
    static constexpr ReasonForm fromTo {QT_TR_NOOP("%1 to %2")};
    static constexpr ReasonForm noImages {
        QT_TR_NOOP("it holds no vectors, as it should be: the library writes it with every index")};
    static constexpr CountedReasonForm documentsOfNoVector {QT_TR_N_NOOP(
        "%1 ids have a document and no vector, so that the document cannot be deleted")};
    static constexpr CountedReasonForm vectorsOfNoEntry {QT_TR_N_NOOP(
        "%1 vectors have no entry among the documents, so that they cannot be deleted")};
    static constexpr CountedReasonForm vectorsWithoutMetadata {
        QT_TR_N_NOOP("%1 vectors have no metadata, so that a filter fails")};
    static constexpr CountedReasonForm entriesOfNoVector {
        QT_TR_N_NOOP("%1 entries beside the vectors are of no vector")};
    static constexpr ReasonForm oldDocumentMap {
        QT_TR_NOOP("%1; the library does not read text_id_to_doc_id, as the map of the documents "
                   "was once called")};
    static constexpr CountedReasonForm noObjectMetadata {
        QT_TR_N_NOOP("%1 vectors have metadata that are no object, so that a filter fails")};
    static constexpr ReasonForm noMetadata {
        QT_TR_NOOP("there are vectors, and no metadata of any: nothing can be filtered")};
    static constexpr CountedReasonForm otherDocuments {
        QT_TR_N_NOOP("%1 vectors are of another document than their nodes, and are deleted with "
                     "that, or never")};
    static constexpr CountedReasonForm orphanVectors {
        QT_TR_N_NOOP("%1 vectors are of nodes that are not in the document store")};
    static constexpr CountedReasonForm sameVectors {
        QT_TR_N_NOOP("%1 vectors are the same as another one, though their texts are not, as "
                     "where the embedding failed")};
    static constexpr CountedReasonForm otherMetadata {QT_TR_N_NOOP(
        "%1 vectors have other metadata than their nodes: a filter finds what is no longer so")};
    static constexpr CountedReasonForm hiddenMetadata {
        QT_TR_N_NOOP("%1 nodes have metadata called document_id, doc_id or ref_doc_id, which the "
                     "library overwrites beside the vector: a filter by it finds nothing")};
    static constexpr CountedReasonForm nodesWithoutVector {
        QT_TR_N_NOOP("%1 nodes have no vector and are in no index: they are never found")};
    static constexpr CountedReasonForm vectorsWithoutDocument {
        QT_TR_N_NOOP("%1 vectors are of no document, so that they cannot be deleted by one")};
    static constexpr ReasonForm noSmallerStore {
        QT_TR_NOOP("no smaller store that can be written shows it")};
};

} // namespace kvlens
