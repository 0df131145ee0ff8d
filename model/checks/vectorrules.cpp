// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of vector stores, which keep three maps of the same ids.
#include "model/checks/indexedits.h"
#include "model/checks/indexlookups.h"
#include "model/checks/indexrules.h"
#include "model/index/vectortroubles.h"
#include "stores/words/indexreasons.h"

#include <QSet>

#include <set>

namespace kvlens {

namespace {

using OneVector = IndexParts::Vector;
using Named = IndexParts::Named;

template <class IsOne>
QList<Evidence> findVectors(
    const IndexParts &parts, const CountedReasonForm &form, const IsOne &isOne)
{
    EntriesByPlace found;
    for (const OneVector &vector : parts.vectors) {
        if (isOne(vector))
            found[vector.place].append(parts.refOf(vector.id, vector.place));
    }
    QList<Evidence> evidence;
    for (const auto &[place, refs] : found)
        evidence.append({form.with(refs.size()), refs});
    return evidence;
}

QList<Evidence> findOtherDimensions(const IndexParts &parts)
{
    const std::map<PartPlace, qint32> usual = usualDimensions(parts);
    return findVectors(parts, IndexReasons::noVectors, [](const OneVector &vector) {
        return vector.facts.dimension < 0;
    }) + findVectors(parts, IndexReasons::otherDimensions, [&](const OneVector &vector) {
        return vector.facts.dimension >= 0 && vector.facts.dimension != usual.at(vector.place);
    });
}

QList<Evidence> findNotFinite(const IndexParts &parts)
{
    return findVectors(parts, IndexReasons::notFinite, [](const OneVector &vector) {
        return vector.facts.dimension >= 0 && !vector.facts.isFinite;
    });
}

QList<Evidence> findZeroVectors(const IndexParts &parts)
{
    return findVectors(parts, IndexReasons::zeroVectors,
        [](const OneVector &vector) { return vector.facts.isZero; });
}

// The ids of one vector store.
struct Namespace
{
    explicit Namespace(const IdTable &ids)
        : vectors(ids)
        , documents(ids)
        , metadata(ids)
    {
    }

    IdSet vectors;
    IdSet documents;
    IdSet metadata;
    bool hasMetadata = false;
};

// Those of all files, by the places of what is in them: names of files are looked at once.
class Namespaces
{
public:
    explicit Namespaces(const IndexParts &parts)
        : m_parts(parts)
        , m_byPlace(parts.places.size())
    {
        for (const OneVector &vector : parts.vectors)
            at(vector.place).vectors.add(vector.id);
        for (const Named &document : parts.vectorDocs) {
            if (readsDocuments(parts, document.place))
                at(document.place).documents.add(document.id);
        }
        for (const Named &metadata : parts.vectorMetadata) {
            at(metadata.place).metadata.add(metadata.id);
            at(metadata.place).hasMetadata = true;
        }
    }
    Namespaces(const Namespaces &) = delete;
    Namespaces &operator=(const Namespaces &) = delete;

    // Of a place where there is anything.
    const Namespace &of(PartPlace place) const { return *m_byPlace[place]; }

    // Where vectors are that have no metadata beside them. Without its camel case LlamaIndex for
    // TypeScript is not meant.
    bool lacksMetadata(PartPlace place) const
    {
        return m_byPlace[place] && !m_byPlace[place]->hasMetadata
            && inItsFile(m_parts.places[place]).name == "embedding_dict";
    }

private:
    Namespace &at(PartPlace place)
    {
        Namespace *&known = m_byPlace[place];
        if (!known)
            known = &m_all.try_emplace(m_parts.fileAt(place), m_parts.ids).first->second;
        return *known;
    }

    const IndexParts &m_parts;
    std::map<QByteArray, Namespace> m_all; // by file
    std::vector<Namespace *> m_byPlace; // in m_all; null: nothing is there
};

// What is missing for one id, or is there without a vector.
struct Gap
{
    EntryRef ref; // what is there
    PartPlace place;
    IndexId id;
    bool isOrphan = false; // a document or metadata of no vector
    bool needsDocument = false;
    bool needsMetadata = false;
};

// LlamaIndex for TypeScript, and very old versions, keep no metadata at all.
std::vector<Gap> gapsOf(const IndexParts &parts)
{
    const Namespaces namespaces(parts);
    std::vector<Gap> gaps;
    for (const OneVector &vector : parts.vectors) {
        const Namespace &space = namespaces.of(vector.place);
        const bool needsDocument = !space.documents.has(vector.id);
        const bool needsMetadata = space.hasMetadata && !space.metadata.has(vector.id);
        if (needsDocument || needsMetadata)
            gaps.push_back({parts.refOf(vector.id, vector.place), vector.place, vector.id, false,
                needsDocument, needsMetadata});
    }
    const auto addOrphans = [&](const std::vector<Named> &all) {
        for (const Named &one : all) {
            const bool isRead = readsDocuments(parts, one.place);
            if (isRead && !namespaces.of(one.place).vectors.has(one.id))
                gaps.push_back({parts.refOf(one.id, one.place), one.place, one.id, true});
        }
    };
    addOrphans(parts.vectorDocs);
    addOrphans(parts.vectorMetadata);
    return gaps;
}

// By id: a node that is stored, as a number in parts.nodes.
std::vector<quint32> nodeNumbers(const IndexParts &parts)
{
    std::vector<quint32> numbers(parts.ids.count(), noId);
    for (size_t i = 0; i < parts.nodes.size(); ++i)
        numbers[parts.nodes[i].id] = quint32(i);
    return numbers;
}

// Metadata that are no object, and of which V10 has nothing to say.
QList<Evidence> findNoObjects(const IndexParts &parts)
{
    const std::vector<quint32> numbers = nodeNumbers(parts);
    QList<Evidence> found = findEntries(
        parts, parts.vectorMetadata, IndexReasons::noObjectMetadata, [&](const Named &metadata) {
            const quint32 number = numbers[metadata.id];
            const bool isTold
                = number != noId && parts.nodes[number].fault == NodeValue::Fault::None;
            return !metadata.isWhole && !isTold;
        });
    for (Evidence &evidence : found) {
        evidence.isRepairable = false;
        evidence.raises = "AttributeError: … object has no attribute 'get'";
    }
    return found;
}

QList<Evidence> findGaps(const IndexParts &parts)
{
    std::map<QByteArray, QList<EntryRef>> byFile;
    std::map<QByteArray, IdSet> counted;
    for (const Gap &gap : gapsOf(parts)) {
        IdSet &ids = counted.try_emplace(gap.ref.collection.group, parts.ids).first->second;
        if (!ids.has(gap.id))
            byFile[gap.ref.collection.group].append(gap.ref);
        ids.add(gap.id);
    }
    QSet<QByteArray> withOldNames;
    for (const CollectionRef &place : parts.places) {
        const auto number = PartPlace(&place - parts.places.data());
        if (partKind(place) == PartKind::VectorDocs && !readsDocuments(parts, number))
            withOldNames.insert(place.group);
    }
    QList<Evidence> evidence;
    for (const auto &[file, refs] : byFile) {
        const Reason what = IndexReasons::uneven.with(refs.size());
        evidence.append(
            {withOldNames.contains(file) ? IndexReasons::oldDocumentMap.with(what) : what, refs});
    }
    return evidence + findNoObjects(parts);
}

// What is known of the document that a vector is of.
class DocumentsOfVectors
{
public:
    explicit DocumentsOfVectors(const IndexParts &parts)
        : m_parts(parts)
        , m_numbers(nodeNumbers(parts))
        , m_old(parts.ids.count(), noId)
    {
        for (const Named &named : parts.vectorDocs) {
            if (!readsDocuments(parts, named.place))
                m_old[named.id] = named.document;
        }
    }

    // A node that is stored, as a number in parts.nodes; noId: there is none.
    quint32 node(IndexId vector) const { return m_numbers[vector]; }
    // As its node has it, or a map that the library no longer reads.
    QByteArray name(IndexId vector) const
    {
        const quint32 number = m_numbers[vector];
        const IndexId document = number != noId ? m_parts.nodes[number].source : m_old[vector];
        return document != noId ? m_parts.ids.at(document).toByteArray() : "None";
    }

private:
    const IndexParts &m_parts;
    std::vector<quint32> m_numbers;
    std::vector<IndexId> m_old;
};

// Of the same file, and of the same copy of one.
CollectionRef collectionBeside(const CollectionRef &vectors, const char *name)
{
    CollectionRef ref = vectors;
    ref.name = ref.name.chopped(inItsFile(vectors).name.size()) + name;
    return ref;
}

// From the node, if that is stored.
void fillMetadata(const IndexParts &parts, const EntryRef &vector, IndexId id,
    const DocumentsOfVectors &documents, RepairDraft &draft)
{
    if (documents.node(id) == noId)
        return;
    const IndexParts::Node &node = parts.nodes[documents.node(id)];
    const QByteArray document = documents.name(id);
    draft.putFrom({collectionBeside(vector.collection, "metadata_dict"), vector.key},
        parts.refOf(node.id, node.place),
        [document](const QByteArray &value) { return vectorMetadata(value, document); });
}

void repairGaps(const IndexParts &parts, RepairDraft &draft)
{
    const DocumentsOfVectors documents(parts);
    for (const Gap &gap : gapsOf(parts)) {
        if (gap.isOrphan) {
            draft.remove(gap.ref);
            continue;
        }
        if (gap.needsDocument) {
            const QByteArray token
                = json::encodeString(documents.name(gap.id), json::Escapes::Ascii);
            draft.make({collectionBeside(gap.ref.collection, "text_id_to_ref_doc_id"), gap.ref.key},
                [token](const QByteArray &) { return Result<QByteArray>(token); });
        }
        if (gap.needsMetadata)
            fillMetadata(parts, gap.ref, gap.id, documents, draft);
    }
}

QList<Evidence> findNoMetadata(const IndexParts &parts)
{
    const Namespaces namespaces(parts);
    std::set<QByteArray> files;
    for (size_t place = 0; place < parts.places.size(); ++place) {
        if (namespaces.lacksMetadata(PartPlace(place)))
            files.insert(parts.places[place].group);
    }
    QList<Evidence> evidence;
    for (const QByteArray &file : files)
        evidence.append({IndexReasons::noMetadata, {}, file, !parts.nodes.empty()});
    return evidence;
}

void repairNoMetadata(const IndexParts &parts, RepairDraft &draft)
{
    const Namespaces namespaces(parts);
    const DocumentsOfVectors documents(parts);
    for (const OneVector &vector : parts.vectors) {
        if (namespaces.lacksMetadata(vector.place))
            fillMetadata(parts, parts.refOf(vector.id, vector.place), vector.id, documents, draft);
    }
}

// A property graph whose graph is kept elsewhere has the vectors of its nodes here.
bool keepsGraphElsewhere(const IndexParts &parts)
{
    return !parts.has(IndexFile::PropertyGraph)
        && std::any_of(parts.indexes.begin(), parts.indexes.end(),
            [](const IndexParts::Index &index) { return index.type == "simple_lpg"; });
}

// A property graph keeps the vectors of its own nodes here. The vectors of an index that names them
// by numbers belong to the nodes that it says. Where not one vector is of a node that is there, the
// nodes were never kept here, as by an ingestion pipeline, or are all missing: nothing can be said
// of the vectors, which are the dearer part.
IdSet orphanVectors(const IndexParts &parts)
{
    IdSet orphans(parts.ids);
    if (parts.nodes.empty() || keepsGraphElsewhere(parts))
        return orphans;
    IdSet known = idsOf(parts, parts.nodes);
    for (const IndexId id : parts.graphNodes)
        known.add(id);
    IdSet described = known;
    for (const IndexParts::Held &held : parts.held) {
        if (held.vector != noId && known.has(held.node))
            described.add(held.vector);
    }
    const bool isAnyDescribed = std::any_of(parts.vectors.begin(), parts.vectors.end(),
        [&](const OneVector &vector) { return described.has(vector.id); });
    for (const OneVector &vector : parts.vectors) {
        if (isAnyDescribed && !described.has(vector.id))
            orphans.add(vector.id);
    }
    return orphans;
}

QList<Evidence> findOrphanVectors(const IndexParts &parts)
{
    const IdSet orphans = orphanVectors(parts);
    return findVectors(parts, IndexReasons::orphanVectors,
        [&](const OneVector &vector) { return orphans.has(vector.id); });
}

void repairOrphanVectors(const IndexParts &parts, RepairDraft &draft)
{
    dropVectors(parts, orphanVectors(parts), draft);
}

// Nodes that have children are found by these.
QList<Evidence> findNodesWithoutVector(const IndexParts &parts)
{
    if (!tellsVectorsHeld(parts) || !keepsVectors(parts))
        return {};
    const IdSet vectors = idsOf(parts, parts.vectors);
    const IdSet held = heldNodes(parts);
    const std::vector<bool> isParent = parentNodes(parts);
    EntriesByPlace found;
    for (size_t i = 0; i < parts.nodes.size(); ++i) {
        const IndexParts::Node &node = parts.nodes[i];
        if (node.text != 0 && !isParent[i] && !vectors.has(node.id) && !held.has(node.id)
            && node.kind != IndexNodeKind::Document)
            found[node.place].append(parts.refOf(node.id, node.place));
    }
    QList<Evidence> evidence;
    for (const auto &[place, refs] : found)
        evidence.append({IndexReasons::nodesWithoutVector.with(refs.size()), refs});
    return evidence;
}

QList<Evidence> findWithoutDocument(const IndexParts &parts)
{
    IdSet without(parts.ids);
    for (const Named &document : parts.vectorDocs) {
        if (document.document == noId && readsDocuments(parts, document.place))
            without.add(document.id);
    }
    return findVectors(parts, IndexReasons::vectorsWithoutDocument,
        [&](const OneVector &vector) { return without.has(vector.id); });
}

// The library writes the file with every index.
QList<Evidence> findNoImages(const IndexParts &parts)
{
    constexpr char fileOfImages[] = "image__vector_store.json";
    const QList<StoreFiles::File> &own = parts.files.own;
    const bool isThere = std::any_of(own.begin(), own.end(),
        [&](const StoreFiles::File &file) { return file.name == fileOfImages; });
    if (!isThere)
        return {};
    const bool isUsed = std::any_of(parts.vectors.begin(), parts.vectors.end(),
        [&](const OneVector &vector) { return parts.fileAt(vector.place) == fileOfImages; });
    if (isUsed)
        return {};
    return {{IndexReasons::noImages, {}, fileOfImages}};
}

} // namespace

QList<IndexRule> vectorRules()
{
    using enum IndexFile;
    static const QList<IndexRule> rules {
        {"V1", Severity::Error, "ValueError: … inhomogeneous shape", {VectorStore},
            findOtherDimensions, nullptr,
            "#741, #1029, #7609, #9783, #10128, #13506, #14784, #16917"},
        {"F6", Severity::Warning, "", {VectorStore}, findNotFinite, nullptr},
        {"V2", Severity::Error, "KeyError", {VectorStore}, findGaps, repairGaps, "#7829, #7831"},
        {"V3", Severity::Error,
            "ValueError: Cannot filter stores that were persisted without metadata", {VectorStore},
            findNoMetadata, repairNoMetadata, "#7829"},
        {"V4", Severity::Warning, "", {VectorStore}, findZeroVectors, nullptr, "#23050"},
        {"V7", Severity::Warning, "KeyError: Node ID … not found", {Docstore, VectorStore},
            findOrphanVectors, repairOrphanVectors, "#12115"},
        {"V8", Severity::Information, "", {IndexStore, Docstore, VectorStore},
            findNodesWithoutVector, nullptr, "#18444"},
        {"V9", Severity::Information, "", {VectorStore}, findWithoutDocument, nullptr},
        {"V11", Severity::Information, "", {VectorStore}, findNoImages, nullptr, "#15867"},
    };
    return rules;
}

} // namespace kvlens
