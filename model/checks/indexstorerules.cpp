// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of index_store.json: what indexes hold.
#include "model/checks/indexedits.h"
#include "model/checks/indexlookups.h"
#include "model/checks/indexrules.h"
#include "model/index/vectortroubles.h"
#include "stores/words/indexreasons.h"
#include "stores/wtf8.h"

#include <QSet>

namespace kvlens {

namespace {

using Fault = StructValue::Fault;

Reason ofIndex(const IndexParts &parts, const IndexParts::Index &index, const Reason &what)
{
    return IndexReasons::ofIndex.with(displayText(parts.ids.at(index.id)), what);
}

Evidence evidenceOf(
    const IndexParts &parts, const IndexParts::Index &index, const Reason &what, bool repair = true)
{
    return {ofIndex(parts, index, what), {parts.refOf(index.id, index.place)}, {}, repair};
}

QList<Evidence> findNoIndex(const IndexParts &parts)
{
    if (!parts.indexes.empty())
        return {};
    const auto isWhole
        = [](const IndexParts::Node &node) { return node.kind == IndexNodeKind::Document; };
    Evidence evidence {
        IndexReasons::noIndex, {}, nameOfFile(parts, IndexFile::IndexStore, "index_store.json")};
    // Documents alone are what an ingestion pipeline keeps.
    if (!parts.nodes.empty() && std::all_of(parts.nodes.begin(), parts.nodes.end(), isWhole))
        evidence.severity = Severity::Information;
    return {evidence};
}

QList<Evidence> findSeveral(const IndexParts &parts)
{
    if (parts.indexes.size() < 2)
        return {};
    QList<EntryRef> all;
    for (const IndexParts::Index &index : parts.indexes)
        all.append(parts.refOf(index.id, index.place));
    return {{IndexReasons::severalIndexes.with(all.size()), all}};
}

bool hasOtherId(const IndexParts::Index &index)
{
    return index.inner != noId && index.inner != index.id;
}

bool hasNoId(const IndexParts::Index &index)
{
    return index.inner == noId && index.fault == Fault::None;
}

QList<Evidence> findOtherId(const IndexParts &parts)
{
    const IdSet keys = idsOf(parts, parts.indexes);
    QList<Evidence> found;
    for (const IndexParts::Index &index : parts.indexes) {
        if (hasOtherId(index))
            found.append(evidenceOf(parts, index,
                IndexReasons::otherIndexId.with(displayText(parts.ids.at(index.inner)))));
        if (hasOtherId(index) && keys.has(index.inner)) { // that one is loaded by it
            found.last().raises = "";
            found.last().severity = Severity::Warning;
        }
        if (hasNoId(index)) {
            found.append(evidenceOf(parts, index, IndexReasons::noIndexId));
            found.last().raises = "";
            found.last().severity = Severity::Warning;
        }
    }
    return found;
}

void repairOtherId(const IndexParts &parts, RepairDraft &draft)
{
    for (const IndexParts::Index &index : parts.indexes) {
        const QByteArray id = parts.ids.at(index.id).toByteArray();
        if (hasOtherId(index) || hasNoId(index))
            draft.edit(parts.refOf(index.id, index.place),
                [id](const QByteArray &value) { return withIndexId(value, id); });
    }
}

QList<Evidence> findUnknownType(const IndexParts &parts)
{
    QList<Evidence> found;
    for (const IndexParts::Index &index : parts.indexes) {
        const auto tell = [&](Fault fault, const ReasonForm &what, const char *raises) {
            if (index.fault != fault)
                return;
            found.append(evidenceOf(parts, index, what));
            found.last().raises = raises;
        };
        tell(Fault::NoType, IndexReasons::noStructType, "KeyError");
        tell(Fault::NotAnObject, IndexReasons::structNoObject, "TypeError");
        tell(Fault::BadType, IndexReasons::oddStructType, "TypeError: unhashable type");
        if (index.fault == Fault::UnknownType)
            found.append(evidenceOf(
                parts, index, IndexReasons::unknownStruct.with(displayText(index.type))));
    }
    return found;
}

// An index has one at most.
QList<Evidence> findOddStructs(const IndexParts &parts)
{
    QList<Evidence> found;
    for (const IndexParts::OddEntry &odd : parts.oddFields) {
        if (partKind(parts.places[odd.place]) != PartKind::Indexes)
            continue;
        const ReasonForm &form
            = odd.field.isInside ? IndexReasons::oddInStructField : IndexReasons::oddStructField;
        Evidence evidence {IndexReasons::ofIndex.with(
                               displayText(parts.ids.at(odd.id)), form.with(odd.field.name)),
            {parts.refOf(odd.id, odd.place)}};
        evidence.raises = odd.field.raises;
        if (!*odd.field.raises)
            evidence.severity = Severity::Warning;
        found.append(evidence);
    }
    return found;
}

QList<Evidence> findBadData(const IndexParts &parts)
{
    QList<Evidence> found;
    for (const IndexParts::Index &index : parts.indexes) {
        if (index.fault == Fault::NoData) {
            found.append(evidenceOf(parts, index, IndexReasons::noStructData));
            found.last().raises = "KeyError";
        }
        if (index.fault == Fault::BadData)
            found.append(evidenceOf(parts, index, IndexReasons::badStructData));
    }
    return found + findOddStructs(parts);
}

// What an index holds of a set, each id once.
template <class IsOne>
QSet<QByteArray> heldOf(const IndexParts &parts, const IndexParts::Index &index, const IsOne &isOne)
{
    QSet<QByteArray> ids;
    eachHeld(parts, index, [&](const IndexParts::Held &held) {
        if (isOne(held))
            ids.insert(parts.ids.at(held.node).toByteArray());
    });
    return ids;
}

QSet<QByteArray> missingNodes(
    const IndexParts &parts, const IndexParts::Index &index, const IdSet &nodes)
{
    return heldOf(
        parts, index, [&](const IndexParts::Held &held) { return !nodes.has(held.node); });
}

// An index of whose nodes not one is there is kept as it is: it is the document store that is
// wrong, and the vectors are dearer.
bool canForget(const IndexParts &parts, const IndexParts::Index &index, const IdSet &nodes)
{
    bool isAnyThere = false;
    eachHeld(parts, index,
        [&](const IndexParts::Held &held) { isAnyThere = isAnyThere || nodes.has(held.node); });
    return isAnyThere && canDropNodes(index.kind);
}

// A vector store of the folder has no texts: the nodes of its vectors are in the document store.
bool hasVectorsHere(const IndexParts &parts, const IndexParts::Index &index, const IdSet &vectors)
{
    bool isAnyHere = false;
    eachHeld(parts, index,
        [&](const IndexParts::Held &held) { isAnyHere = isAnyHere || vectors.has(held.vector); });
    return isAnyHere;
}

// LlamaIndexTS keeps the nodes themselves in an index of vectors, so that no id can be put there.
bool holdsWholeNodes(const IndexParts::Index &index)
{
    return index.type == "simple_dict";
}

void leadBack(
    const IndexParts &parts, const IndexParts::Index &index, const IdSet &nodes, RepairDraft &draft)
{
    QSet<QByteArray> ids;
    eachHeld(parts, index, [&](const IndexParts::Held &held) {
        if (index.kind == StructKind::Vectors && isStray(held, nodes))
            ids.insert(parts.ids.at(held.vector).toByteArray());
    });
    if (!ids.isEmpty() && !holdsWholeNodes(index))
        draft.edit(parts.refOf(index.id, index.place),
            [ids](const QByteArray &value) { return withOwnNodes(value, ids); });
}

// Where the document store has no nodes, a vector database may keep them.
QList<Evidence> findMissingNodes(const IndexParts &parts)
{
    const IdSet nodes = idsOf(parts, parts.nodes);
    const IdSet known = knownNodes(parts);
    const IdSet vectors = idsOf(parts, parts.vectors);
    QList<Evidence> found;
    for (const IndexParts::Index &index : parts.indexes) {
        const QSet<QByteArray> missing = missingNodes(parts, index, nodes);
        if (missing.isEmpty() || (parts.nodes.empty() && !hasVectorsHere(parts, index, vectors)))
            continue;
        const bool isRepairable
            = canForget(parts, index, nodes) && !missingNodes(parts, index, known).isEmpty();
        found.append(evidenceOf(
            parts, index, IndexReasons::missingNodes.with(missing.size()), isRepairable));
        found.last().ids = sortedIds(missing);
        if (!isAskedFor(parts, index, nodes, vectors)) {
            found.last().raises = "ValueError: doc_id … not found";
            found.last().call = index.kind == StructKind::Summaries ? PythonCall::FollowLink
                                                                    : PythonCall::ListDocuments;
        }
    }
    return found;
}

void repairMissingNodes(const IndexParts &parts, RepairDraft &draft)
{
    const IdSet nodes = idsOf(parts, parts.nodes);
    const IdSet known = knownNodes(parts);
    IdSet vectors(parts.ids);
    for (const IndexParts::Index &index : parts.indexes) {
        if (!canForget(parts, index, nodes))
            continue;
        leadBack(parts, index, nodes, draft);
        eachHeld(parts, index, [&](const IndexParts::Held &held) {
            if (index.kind == StructKind::Vectors && held.vector != noId && !known.has(held.node)
                && !known.has(held.vector) && (holdsWholeNodes(index) || !isStray(held, nodes)))
                vectors.add(held.vector);
        });
        const QSet<QByteArray> missing = missingNodes(parts, index, known);
        if (index.kind == StructKind::Vectors || missing.isEmpty())
            continue;
        draft.edit(parts.refOf(index.id, index.place), [missing](const QByteArray &value) {
            return withoutHeld(value, [&](const QByteArray &id) { return missing.contains(id); });
        });
    }
    dropVectors(parts, vectors, draft);
}

// That belong to a node that is there; others are orphans.
EntriesByPlace unheldVectors(const IndexParts &parts)
{
    const IdSet nodes = idsOf(parts, parts.nodes);
    const IdSet held = heldVectors(parts);
    const IdSet heldAsNodes = heldNodes(parts);
    EntriesByPlace unheld;
    if (!tellsVectorsHeld(parts))
        return unheld;
    for (const IndexParts::Vector &vector : parts.vectors) {
        if (isLookedAt(parts, vector) && nodes.has(vector.id) && !held.has(vector.id)
            && !heldAsNodes.has(vector.id))
            unheld[vector.place].append(parts.refOf(vector.id, vector.place));
    }
    return unheld;
}

const IndexParts::Index *onlyIndexOfVectors(const IndexParts &parts)
{
    const IndexParts::Index *only = nullptr;
    for (const IndexParts::Index &index : parts.indexes) {
        if (index.kind == StructKind::Vectors && only)
            return nullptr;
        if (index.kind == StructKind::Vectors)
            only = &index;
    }
    return only;
}

// What a query does not find, of which nothing is raised.
Evidence unfoundIn(
    const IndexParts &parts, const IndexParts::Index &index, const Reason &what, bool repair)
{
    Evidence evidence = evidenceOf(parts, index, what, repair);
    evidence.raises = "";
    evidence.call = PythonCall::Query;
    return evidence;
}

// Nodes of which the vectors lead elsewhere; where that is gone, the index names what is gone.
QList<Evidence> findStrayVectors(const IndexParts &parts, const IdSet &nodes)
{
    QList<Evidence> found;
    for (const IndexParts::Index &index : parts.indexes) {
        IdSet stray(parts.ids);
        qsizetype count = 0;
        eachHeld(parts, index, [&](const IndexParts::Held &held) {
            if (index.kind != StructKind::Vectors || !isStray(held, nodes) || !nodes.has(held.node))
                return;
            stray.add(held.vector);
            ++count;
        });
        if (count == 0)
            continue;
        Evidence evidence = unfoundIn(
            parts, index, IndexReasons::strayVectors.with(count), !holdsWholeNodes(index));
        for (const IndexParts::Node &node : parts.nodes) {
            if (stray.has(node.id))
                evidence.entries.append(parts.refOf(node.id, node.place));
        }
        found.append(evidence);
    }
    return found;
}

QList<Evidence> findUnevenVectors(const IndexParts &parts)
{
    const IdSet nodes = idsOf(parts, parts.nodes);
    QList<Evidence> found = findStrayVectors(parts, nodes);
    const IdSet vectors = idsOf(parts, parts.vectors);
    for (const IndexParts::Index &index : parts.indexes) {
        if (index.kind != StructKind::Vectors || !keepsVectors(parts))
            continue;
        const QSet<QByteArray> ids = heldOf(parts, index,
            [&](const IndexParts::Held &held) { return lacksVector(held, nodes, vectors); });
        if (ids.isEmpty())
            continue;
        Evidence evidence
            = unfoundIn(parts, index, IndexReasons::missingVectors.with(ids.size()), false);
        for (const IndexParts::Node &node : parts.nodes) {
            if (ids.contains(parts.ids.at(node.id).toByteArray()))
                evidence.entries.append(parts.refOf(node.id, node.place));
        }
        found.append(evidence);
    }
    const IndexParts::Index *only = onlyIndexOfVectors(parts);
    const bool isAddable = only && !holdsWholeNodes(*only);
    IdSet owned(parts.ids); // by documents, which can be deleted
    for (const IndexId id : parts.refDocNodes)
        owned.add(id);
    for (const auto &[place, entries] : unheldVectors(parts)) {
        const bool isOwned = std::any_of(entries.begin(), entries.end(),
            [&](const EntryRef &ref) { return owned.has(parts.ids.find(ref.key)); });
        const CountedReasonForm &what
            = isOwned ? IndexReasons::unheldVectors : IndexReasons::unownedVectors;
        Evidence evidence {what.with(entries.size()), entries, {}, isAddable};
        if (!isOwned)
            evidence.raises = "";
        found.append(evidence);
    }
    return found;
}

// A node without a vector stays where it is held: taken out of there alone, its document could not
// be deleted any more.
void repairUnevenVectors(const IndexParts &parts, RepairDraft &draft)
{
    const IdSet nodes = idsOf(parts, parts.nodes);
    for (const IndexParts::Index &index : parts.indexes)
        leadBack(parts, index, nodes, draft);
    const IndexParts::Index *only = onlyIndexOfVectors(parts);
    QList<QByteArray> added;
    for (const auto &[place, entries] : unheldVectors(parts)) {
        for (const EntryRef &ref : entries)
            added.append(ref.key);
    }
    if (only && !holdsWholeNodes(*only) && !added.isEmpty())
        draft.edit(parts.refOf(only->id, only->place),
            [added](const QByteArray &value) { return withVectors(value, added); });
}

QList<Evidence> findEmptyIndexes(const IndexParts &parts)
{
    QList<Evidence> found;
    for (const IndexParts::Index &index : parts.indexes) {
        if (index.kind == StructKind::Vectors && index.fault == Fault::None && index.count == 0)
            found.append(evidenceOf(parts, index, IndexReasons::emptyIndex));
    }
    return found;
}

// Whether every index says itself what it holds. A keyword table leaves out nodes without words;
// of one of vectors a node that it does not hold has no vector, which is told by itself.
bool tellsAllHeld(const IndexParts &parts)
{
    const auto tells = [](const IndexParts::Index &index) {
        return index.fault == Fault::None && index.count > 0 && index.kind != StructKind::Empty
            && index.kind != StructKind::Keywords && index.kind != StructKind::Graph
            && index.kind != StructKind::Vectors;
    };
    return !parts.indexes.empty() && std::all_of(parts.indexes.begin(), parts.indexes.end(), tells);
}

// Documents that have nodes, none of which an index holds.
QList<Evidence> findUnheldDocuments(const IndexParts &parts)
{
    if (!tellsAllHeld(parts))
        return {};
    const IdSet held = heldNodes(parts);
    IdSet withNodes(parts.ids);
    IdSet answered(parts.ids);
    for (const IndexParts::Node &node : parts.nodes) {
        if (node.source == noId)
            continue;
        withNodes.add(node.source);
        if (held.has(node.id))
            answered.add(node.source);
    }
    return findEntries(parts, parts.refDocs, IndexReasons::unheldDocuments,
        [&](const IndexParts::Owner &document) {
            return withNodes.has(document.id) && !answered.has(document.id);
        });
}

} // namespace

QList<IndexRule> indexStoreRules()
{
    using enum IndexFile;
    static const QList<IndexRule> rules {
        {"X1", Severity::Error, "ValueError: No index in storage context", {IndexStore},
            findNoIndex, nullptr, "#3511, #3734, #4362"},
        {"X2", Severity::Information, "ValueError: Expected to load a single index", {IndexStore},
            findSeveral, nullptr, "#10127, #9959, #10937, #3115, #6852"},
        {"X3", Severity::Error, "ValueError: Failed to load index with ID", {IndexStore},
            findOtherId, repairOtherId, "#10292, #12745"},
        {"X4", Severity::Error, "KeyError", {IndexStore}, findUnknownType, nullptr},
        {"X5", Severity::Error, "JSONDecodeError", {IndexStore}, findBadData, nullptr},
        {"X6", Severity::Warning, "KeyError: Node ID … not found", {IndexStore, Docstore},
            findMissingNodes, repairMissingNodes, "#12115, #12495, #12603, #18444",
            PythonCall::Query},
        {"X7", Severity::Warning, "KeyError", {IndexStore, Docstore, VectorStore},
            findUnevenVectors, repairUnevenVectors, "#18583, #10241", PythonCall::DeleteDocument},
        {"X8", Severity::Information, "", {IndexStore}, findEmptyIndexes, nullptr,
            "#3189, #3847, #9893"},
        {"X9", Severity::Warning, "", {IndexStore, Docstore}, findUnheldDocuments, nullptr,
            "#7851, #4362, #3417"},
    };
    return rules;
}

} // namespace kvlens
