// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of docstore.json: nodes, documents, and what they name.
#include "model/checks/indexedits.h"
#include "model/checks/indexlookups.h"
#include "model/checks/indexrules.h"
#include "model/checks/sametexts.h"
#include "stores/words/indexreasons.h"

#include <QSet>

namespace kvlens {

namespace {

// LlamaIndex for TypeScript has another name for the file.
bool isOfPython(const IndexParts &parts, const IndexParts::Node &node)
{
    return parts.places[node.place].group != "doc_store.json";
}

// Those with one of the faults, and what is raised of it.
QList<Evidence> findFaults(const IndexParts &parts, std::initializer_list<NodeValue::Fault> faults,
    const CountedReasonForm &what, const char *raises, PythonCall call = PythonCall::GetNode)
{
    const auto isOne = [&](const IndexParts::Node &node) {
        return std::find(faults.begin(), faults.end(), node.fault) != faults.end()
            && (node.fault != NodeValue::Fault::DataIsText || isOfPython(parts, node));
    };
    QList<Evidence> found = findEntries(parts, parts.nodes, what, isOne);
    for (Evidence &evidence : found) {
        evidence.raises = raises;
        evidence.call = call;
    }
    return found;
}

QList<Evidence> findBadNodes(const IndexParts &parts)
{
    using enum NodeValue::Fault;
    return findFaults(
               parts, {NotAnObject}, IndexReasons::noObjects, "TypeError", PythonCall::ListNodes)
        + findFaults(parts, {NoType, NoData}, IndexReasons::badNodes, "KeyError")
        + findFaults(parts, {UnknownType}, IndexReasons::badNodes, "ValueError: Unknown doc type")
        + findOddFields(parts, PartKind::Nodes, IndexReasons::badFields)
        + findFaults(parts, {DataIsText}, IndexReasons::typeScriptNodes,
            "ValueError: dictionary update sequence element … has length …");
}

QList<Evidence> findOtherNodeIds(const IndexParts &parts)
{
    return findEntries(parts, parts.nodes, IndexReasons::otherNodeIds, isRenamed);
}

QList<Evidence> findNodesWithoutHash(const IndexParts &parts)
{
    IdSet hashes(parts.ids);
    for (const IndexParts::Named &hash : parts.hashes) {
        if (hash.isWhole)
            hashes.add(hash.id);
    }
    return findEntries(parts, parts.nodes, IndexReasons::nodesWithoutHash,
        [&](const IndexParts::Node &node) { return !hashes.has(node.id); });
}

// A document of a property graph has a hash and nothing else here.
bool keepsGraph(const IndexParts &parts)
{
    return std::any_of(parts.indexes.begin(), parts.indexes.end(),
        [](const IndexParts::Index &index) { return index.type == "simple_lpg"; });
}

IdSet sources(const IndexParts &parts)
{
    IdSet ids(parts.ids);
    for (const IndexParts::Node &node : parts.nodes) {
        if (node.source != noId)
            ids.add(node.source);
    }
    return ids;
}

// Where the document store has no nodes at all, a vector database keeps them. The hash of a blank
// document looks like that of one that was deleted.
QList<Evidence> findOrphanHashes(const IndexParts &parts)
{
    if (parts.nodes.empty())
        return {};
    const IdSet nodes = idsOf(parts, parts.nodes);
    const IdSet documents = idsOf(parts, parts.refDocs);
    const IdSet used = sources(parts);
    const bool isGraph = keepsGraph(parts);
    const IdSet known = knownNodes(parts);
    const auto findOrphans = [&](bool isOfRenamed) {
        return findEntries(
            parts, parts.hashes, IndexReasons::orphanHashes, [&](const IndexParts::Named &hash) {
                return hash.document != noId && !nodes.has(hash.id) && !used.has(hash.id)
                    && known.has(hash.id) == isOfRenamed;
            });
    };
    QList<Evidence> found = findOrphans(false);
    for (Evidence &evidence : findOrphans(true)) {
        evidence.isRepairable = false;
        found.append(evidence);
    }
    QList<Evidence> empty = findEntries(
        parts, parts.hashes, IndexReasons::emptyHashes, [&](const IndexParts::Named &hash) {
            return hash.document == noId && !isGraph && !known.has(hash.id)
                && !documents.has(hash.id) && !used.has(hash.id);
        });
    for (Evidence &evidence : empty)
        evidence.severity = Severity::Information;
    return found + empty;
}

void repairOrphanHashes(const IndexParts &parts, RepairDraft &draft)
{
    for (const Evidence &evidence : findOrphanHashes(parts)) {
        if (!evidence.isRepairable)
            continue;
        for (const EntryRef &ref : evidence.entries)
            draft.remove(ref);
    }
}

struct Listing
{
    bool isMissing = false; // a node that it lists is gone
    bool isEmpty = true; // none of them is there
    bool isDouble = false; // a node stands in it more than once
};

Listing listingOf(const IndexParts &parts, const IndexParts::Owner &document, const IdSet &nodes)
{
    Listing listing {.isEmpty = document.isList};
    for (quint32 i = document.first; i < document.first + document.count; ++i) {
        const bool isThere = nodes.has(parts.refDocNodes[i]);
        listing.isMissing = listing.isMissing || !isThere;
        listing.isEmpty = listing.isEmpty && !isThere;
    }
    const auto begin = parts.refDocNodes.begin() + document.first;
    std::vector<IndexId> sorted(begin, begin + document.count);
    std::sort(sorted.begin(), sorted.end());
    listing.isDouble = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
    return listing;
}

QList<Evidence> findGoneNodes(const IndexParts &parts)
{
    if (parts.nodes.empty())
        return {};
    const IdSet nodes = idsOf(parts, parts.nodes);
    const IdSet known = knownNodes(parts);
    const IdSet used = sources(parts);
    const auto isGone = [&](const IndexParts::Owner &document, const IdSet &there) {
        const Listing listing = listingOf(parts, document, there);
        return listing.isMissing || (listing.isEmpty && !used.has(document.id));
    };
    QList<Evidence> renamed = findEntries(
        parts, parts.refDocs, IndexReasons::emptyDocuments, [&](const IndexParts::Owner &document) {
            return isGone(document, nodes) && !isGone(document, known);
        });
    for (Evidence &evidence : renamed)
        evidence.isRepairable = false;
    QList<Evidence> found
        = findEntries(parts, parts.refDocs, IndexReasons::emptyDocuments,
              [&](const IndexParts::Owner &document) { return isGone(document, known); })
        + renamed;
    for (Evidence &evidence : found)
        evidence.ids = wrongIn(parts, evidence.entries, nodes, false);
    QList<Evidence> doubles = findEntries(
        parts, parts.refDocs, IndexReasons::doubleNodes, [&](const IndexParts::Owner &document) {
            return listingOf(parts, document, nodes).isDouble;
        });
    for (Evidence &evidence : doubles)
        evidence.ids = wrongIn(parts, evidence.entries, nodes, true);
    return found + doubles;
}

// A document of which nothing is left goes, with its hash: it would never be read again.
void repairGoneNodes(const IndexParts &parts, RepairDraft &draft)
{
    if (parts.nodes.empty())
        return;
    const IdSet nodes = knownNodes(parts);
    const IdSet used = sources(parts);
    IdSet gone(parts.ids);
    for (const IndexParts::Owner &document : parts.refDocs) {
        const EntryRef ref = parts.refOf(document.id, document.place);
        const Listing listing = listingOf(parts, document, nodes);
        if (listing.isEmpty && !used.has(document.id)) {
            draft.remove(ref);
            gone.add(document.id);
        } else if (listing.isMissing || listing.isDouble) {
            QSet<QByteArray> missing;
            for (quint32 i = document.first; i < document.first + document.count; ++i) {
                if (!nodes.has(parts.refDocNodes[i]))
                    missing.insert(parts.ids.at(parts.refDocNodes[i]).toByteArray());
            }
            draft.edit(ref, [missing](const QByteArray &value) {
                QSet<QByteArray> seen = missing; // each id once, and those not at all
                const auto isOut = [&seen](const QByteArray &id) {
                    const bool isSeen = seen.contains(id);
                    seen.insert(id);
                    return isSeen;
                };
                return withNodes(value, isOut, {});
            });
        }
    }
    for (const IndexParts::Named &hash : parts.hashes) {
        if (gone.has(hash.id) && hash.document == noId && !nodes.has(hash.id))
            draft.remove(parts.refOf(hash.id, hash.place));
    }
}

// Documents of which what should be the list of their nodes is none.
IdSet listlessDocuments(const IndexParts &parts)
{
    IdSet listless(parts.ids);
    for (const IndexParts::OddEntry &odd : parts.oddFields) {
        const bool isList = QByteArrayView(odd.field.name) != "node_ids" || odd.field.isInside;
        if (!isList && partKind(parts.places[odd.place]) == PartKind::RefDocs)
            listless.add(odd.id);
    }
    return listless;
}

QList<Evidence> findOddRecords(const IndexParts &parts)
{
    QList<Evidence> found = findOddFields(parts, PartKind::RefDocs, IndexReasons::oddDocuments);
    const IdSet listless = listlessDocuments(parts);
    for (Evidence &evidence : found)
        evidence.isRepairable = listless.has(parts.ids.find(evidence.entries.first().key));
    return findOddFields(parts, PartKind::Hashes, IndexReasons::oddHashes) + found;
}

// The list is made of the nodes that say that they are of the document.
void repairOddRecords(const IndexParts &parts, RepairDraft &draft)
{
    const IdSet listless = listlessDocuments(parts);
    std::map<IndexId, QList<QByteArray>> nodes;
    for (const IndexParts::Node &node : parts.nodes) {
        if (listless.has(node.source))
            nodes[node.source].append(parts.ids.at(node.id).toByteArray());
    }
    for (const IndexParts::Owner &document : parts.refDocs) {
        if (!listless.has(document.id))
            continue;
        draft.edit(parts.refOf(document.id, document.place),
            [all = nodes[document.id]](
                const QByteArray &value) { return withNodeList(value, all); });
    }
}

// The numbers in parts.nodes of those that their document does not list. Documents and what has
// several kinds of content are not listed by the library either; a document without a list is told
// by itself.
std::vector<quint32> unlistedNodes(const IndexParts &parts)
{
    const auto isListable = [listless = listlessDocuments(parts)](const IndexParts::Node &node) {
        return node.source != noId && !listless.has(node.source)
            && node.kind != IndexNodeKind::Document && node.kind != IndexNodeKind::Multimodal
            && node.kind != IndexNodeKind::Unknown;
    };
    std::vector<std::pair<IndexId, IndexId>> listed; // document and node
    for (const IndexParts::Owner &document : parts.refDocs) {
        for (quint32 i = document.first; i < document.first + document.count; ++i)
            listed.push_back({document.id, parts.refDocNodes[i]});
    }
    std::sort(listed.begin(), listed.end());
    std::vector<quint32> unlisted;
    for (size_t i = 0; i < parts.nodes.size(); ++i) {
        const IndexParts::Node &node = parts.nodes[i];
        if (isListable(node)
            && !std::binary_search(listed.begin(), listed.end(), std::pair(node.source, node.id)))
            unlisted.push_back(quint32(i));
    }
    return unlisted;
}

// By document: nodes that it lists and that say themselves that they are another's.
std::map<quint32, QList<IndexId>> wronglyListed(const IndexParts &parts)
{
    std::vector<IndexId> source(parts.ids.count(), noId);
    for (const IndexParts::Node &node : parts.nodes)
        source[node.id] = node.source;
    std::map<quint32, QList<IndexId>> wrong;
    for (size_t number = 0; number < parts.refDocs.size(); ++number) {
        const IndexParts::Owner &document = parts.refDocs[number];
        for (quint32 i = document.first; i < document.first + document.count; ++i) {
            const IndexId own = source[parts.refDocNodes[i]];
            if (own != noId && own != document.id)
                wrong[quint32(number)].append(parts.refDocNodes[i]);
        }
    }
    return wrong;
}

QList<Evidence> findUnlistedNodes(const IndexParts &parts)
{
    std::map<std::pair<PartPlace, bool>, QList<EntryRef>> found;
    for (const quint32 i : unlistedNodes(parts)) {
        const IndexParts::Node &node = parts.nodes[i];
        found[{node.place, isRenamed(node)}].append(parts.refOf(node.id, node.place));
    }
    QList<Evidence> evidence;
    for (const auto &[place, refs] : found)
        evidence.append({IndexReasons::unlistedNodes.with(refs.size()), refs, {}, !place.second});
    std::map<PartPlace, std::pair<qsizetype, Evidence>> wrong;
    for (const auto &[number, nodes] : wronglyListed(parts)) {
        const IndexParts::Owner &document = parts.refDocs[number];
        auto &[count, one] = wrong[document.place];
        count += nodes.size();
        one.entries.append(parts.refOf(document.id, document.place));
        for (const IndexId node : nodes)
            one.ids.append(parts.ids.at(node).toByteArray());
    }
    for (auto &[place, counted] : wrong) {
        auto &[count, one] = counted;
        one.what = IndexReasons::wronglyListedNodes.with(count);
        one.ids = sortedIds({one.ids.begin(), one.ids.end()});
        evidence.append(one);
    }
    return evidence;
}

// The collection of the documents in the same file; it may not be there yet.
CollectionRef documentsBeside(const IndexParts &parts, PartPlace place)
{
    if (const std::optional<PartPlace> beside = parts.placeBeside(place, PartKind::RefDocs))
        return parts.places[*beside];
    CollectionRef ref = parts.places[place];
    ref.name.replace(ref.name.lastIndexOf('/'), ref.name.size(), "/ref_doc_info");
    return ref;
}

// A node stands in the list of its document, and in no other.
void repairUnlistedNodes(const IndexParts &parts, RepairDraft &draft)
{
    std::map<std::pair<PartPlace, IndexId>, QList<quint32>> byDocument;
    for (const quint32 i : unlistedNodes(parts)) {
        if (!isRenamed(parts.nodes[i]))
            byDocument[{parts.nodes[i].place, parts.nodes[i].source}].append(i);
    }
    for (const auto &[document, numbers] : byDocument) {
        const EntryRef ref {
            documentsBeside(parts, document.first), parts.ids.at(document.second).toByteArray()};
        QList<QByteArray> nodes;
        for (const quint32 i : numbers)
            nodes.append(parts.ids.at(parts.nodes[i].id).toByteArray());
        const EntryRef first = parts.refOf(parts.nodes[numbers.first()].id, document.first);
        if (idsOf(parts, parts.refDocs).has(document.second))
            draft.edit(ref, [nodes](const QByteArray &value) {
                return withNodes(
                    value, [](const QByteArray &) { return false; }, nodes);
            });
        else
            draft.putFrom(
                ref, first, [nodes](const QByteArray &node) { return newRefDoc(nodes, node); });
    }
    for (const auto &[number, ids] : wronglyListed(parts)) {
        const IndexParts::Owner &document = parts.refDocs[number];
        QSet<QByteArray> others;
        for (const IndexId id : ids)
            others.insert(parts.ids.at(id).toByteArray());
        draft.edit(parts.refOf(document.id, document.place), [others](const QByteArray &value) {
            return withNodes(value, [&](const QByteArray &id) { return others.contains(id); }, {});
        });
    }
}

// The numbers in parts.nodes of those that name a node that is not there, and what they name.
std::map<quint32, QSet<QByteArray>> brokenLinks(const IndexParts &parts, const IdSet &nodes)
{
    std::map<quint32, QSet<QByteArray>> broken;
    for (const IndexParts::Link &link : parts.links) {
        if (!nodes.has(link.to))
            broken[link.node].insert(parts.ids.at(link.to).toByteArray());
    }
    return broken;
}

QList<Evidence> findBrokenLinks(const IndexParts &parts)
{
    const std::map<quint32, QSet<QByteArray>> lost = brokenLinks(parts, knownNodes(parts));
    std::map<std::pair<PartPlace, bool>, std::pair<QList<EntryRef>, QSet<QByteArray>>> found;
    for (const auto &[number, targets] : brokenLinks(parts, idsOf(parts, parts.nodes))) {
        const IndexParts::Node &node = parts.nodes[number];
        auto &[refs, ids] = found[{node.place, !lost.contains(number)}];
        refs.append(parts.refOf(node.id, node.place));
        ids.unite(targets);
    }
    QList<Evidence> evidence;
    for (const auto &[place, one] : found) {
        const auto &[refs, ids] = one;
        evidence.append({IndexReasons::brokenLinks.with(refs.size()), refs, {}, !place.second});
        evidence.last().ids = sortedIds(ids);
    }
    return evidence;
}

void repairBrokenLinks(const IndexParts &parts, RepairDraft &draft)
{
    for (const auto &[number, targets] : brokenLinks(parts, knownNodes(parts))) {
        const IndexParts::Node &node = parts.nodes[number];
        draft.edit(parts.refOf(node.id, node.place), [targets = targets](const QByteArray &value) {
            return withoutLinks(value, [&](const QByteArray &id) { return targets.contains(id); });
        });
    }
}

} // namespace

QList<IndexRule> docstoreRules()
{
    using enum IndexFile;
    static const QList<IndexRule> rules {
        {"D2", Severity::Error, "", {Docstore}, findBadNodes, nullptr}, // each its own error
        {"D3", Severity::Warning, "", {Docstore}, findOtherNodeIds, nullptr},
        {"D5", Severity::Warning, "", {Docstore}, findNodesWithoutHash, nullptr, "#14931, #9338"},
        {"D6", Severity::Warning, "", {Docstore}, findOrphanHashes, repairOrphanHashes,
            "#6152, #6192, #1345, #12276"},
        {"D7", Severity::Warning, "", {Docstore}, findGoneNodes, repairGoneNodes,
            "#1286, #995, #14767, #15529, #20990, #4533"},
        {"D8", Severity::Warning, "", {Docstore}, findUnlistedNodes, repairUnlistedNodes,
            "#4533, #19460"},
        {"D9", Severity::Error, "ValueError: doc_id … not found", {Docstore}, findBrokenLinks,
            repairBrokenLinks, "#12115, #18444, #14239, #14829", PythonCall::FollowLink},
        {"D15", Severity::Error, "", {Docstore}, findOddRecords, repairOddRecords},
        {"D10", Severity::Warning, "", {Docstore, IndexStore}, findSameTexts, nullptr,
            "#9338, #14057, #8832, #19276, #22046, #22133"},
    };
    return rules;
}

} // namespace kvlens
