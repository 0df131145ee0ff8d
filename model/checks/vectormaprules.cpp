// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of vector stores, which keep three maps of the same ids.
#include "model/checks/indexedits.h"
#include "model/checks/indexlookups.h"
#include "model/checks/indexrules.h"
#include "stores/words/indexreasons.h"

#include <QSet>

#include <set>

namespace kvlens {

namespace {

using OneVector = IndexParts::Vector;
using Named = IndexParts::Named;

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
    bool isDeleted = false; // an orphan that deleting its document comes upon
    bool needsDocument = false;
    bool needsMetadata = false;
    bool isKept = false; // by the repair
};

// A vector of which nothing tells, beside what tells of a vector that a node should have: most
// likely it is that one under another key, and what tells of it must not be lost.
void keepRenamed(const IndexParts &parts, std::vector<Gap> &gaps)
{
    const IdSet nodes = knownNodes(parts);
    const IdSet held = heldVectors(parts);
    const auto isStray = [&](const Gap &gap) {
        return gap.needsDocument && !nodes.has(gap.id) && !held.has(gap.id);
    };
    const auto isLost
        = [&](const Gap &gap) { return gap.isOrphan && (nodes.has(gap.id) || held.has(gap.id)); };
    QSet<QByteArray> withStray;
    QSet<QByteArray> withLost;
    for (const Gap &gap : gaps) {
        if (isStray(gap))
            withStray.insert(gap.ref.collection.group);
        if (isLost(gap))
            withLost.insert(gap.ref.collection.group);
    }
    withStray.intersect(withLost);
    for (Gap &gap : gaps)
        gap.isKept = withStray.contains(gap.ref.collection.group) && (isStray(gap) || isLost(gap));
}

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
                false, needsDocument, needsMetadata});
    }
    const auto addOrphans = [&](const std::vector<Named> &all, bool areDocuments) {
        for (const Named &one : all) {
            const bool isRead = readsDocuments(parts, one.place);
            if (isRead && !namespaces.of(one.place).vectors.has(one.id))
                gaps.push_back({parts.refOf(one.id, one.place), one.place, one.id, true,
                    areDocuments && one.document != noId});
        }
    };
    addOrphans(parts.vectorDocs, true);
    addOrphans(parts.vectorMetadata, false);
    keepRenamed(parts, gaps);
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
    const IdSet vectors = idsOf(parts, parts.vectors);
    QList<Evidence> found = findEntries(
        parts, parts.vectorMetadata, IndexReasons::noObjectMetadata, [&](const Named &metadata) {
            const quint32 number = numbers[metadata.id];
            const bool isTold
                = number != noId && parts.nodes[number].fault == NodeValue::Fault::None;
            return !metadata.isWhole && !isTold && vectors.has(metadata.id);
        });
    for (Evidence &evidence : found) {
        evidence.isRepairable = false;
        evidence.raises = "AttributeError: … object has no attribute 'get'";
        evidence.call = PythonCall::FilterVectors;
    }
    return found;
}

// One kind of gap, and what raises an error of it.
struct GapKind
{
    const CountedReasonForm &what;
    bool (*isOne)(const Gap &gap);
    std::optional<PythonCall> call; // nothing: none does
    bool isOfDocuments = false; // of vectors that have none
};

constexpr GapKind gapKinds[] {
    {IndexReasons::documentsOfNoVector, [](const Gap &gap) { return gap.isDeleted; },
        PythonCall::DeleteVectorsOf},
    {IndexReasons::vectorsOfNoEntry, [](const Gap &gap) { return gap.needsDocument; },
        PythonCall::DeleteVector, true},
    {IndexReasons::vectorsWithoutMetadata, [](const Gap &gap) { return gap.needsMetadata; },
        PythonCall::FilterVectors},
    {IndexReasons::entriesOfNoVector, [](const Gap &gap) { return gap.isOrphan && !gap.isDeleted; },
        std::nullopt},
};

QSet<QByteArray> filesWithOldNames(const IndexParts &parts)
{
    QSet<QByteArray> files;
    for (const CollectionRef &place : parts.places) {
        const auto number = PartPlace(&place - parts.places.data());
        if (partKind(place) == PartKind::VectorDocs && !readsDocuments(parts, number))
            files.insert(place.group);
    }
    return files;
}

// One finding for each file and kind.
QList<Evidence> findGaps(const IndexParts &parts)
{
    const QSet<QByteArray> withOldNames = filesWithOldNames(parts);
    const std::vector<Gap> gaps = gapsOf(parts);
    QList<Evidence> found;
    for (const GapKind &kind : gapKinds) {
        std::map<std::pair<QByteArray, bool>, QList<EntryRef>> byFile;
        for (const Gap &gap : gaps) {
            if (kind.isOne(gap))
                byFile[{gap.ref.collection.group, gap.isKept}].append(gap.ref);
        }
        for (const auto &[group, refs] : byFile) {
            const auto &[file, isKept] = group;
            const bool isOld = kind.isOfDocuments && withOldNames.contains(file);
            const Reason what = kind.what.with(refs.size());
            Evidence evidence {isOld ? IndexReasons::oldDocumentMap.with(what) : what, refs};
            evidence.isRepairable = !isKept;
            evidence.call = kind.call;
            if (!kind.call) {
                evidence.raises = "";
                evidence.severity = Severity::Warning;
            }
            found.append(evidence);
        }
    }
    return found + findNoObjects(parts);
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
        if (gap.isKept)
            continue;
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

} // namespace

QList<IndexRule> vectorMapRules()
{
    using enum IndexFile;
    static const QList<IndexRule> rules {
        {"V2", Severity::Error, "KeyError", {VectorStore}, findGaps, repairGaps, "#7829, #7831"},
        {"V3", Severity::Error,
            "ValueError: Cannot filter stores that were persisted without metadata", {VectorStore},
            findNoMetadata, repairNoMetadata, "#7829", PythonCall::FilterVectors},
    };
    return rules;
}

} // namespace kvlens
