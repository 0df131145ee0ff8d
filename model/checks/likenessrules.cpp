// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of vectors beside each other, and of their metadata beside that of their nodes.
#include "model/checks/indexedits.h"
#include "model/checks/indexlookups.h"
#include "model/checks/indexrules.h"
#include "stores/words/indexreasons.h"

#include <unordered_map>

namespace kvlens {

namespace {

// By id: the text of the node; 0: there is none.
std::vector<quint64> textsOfNodes(const IndexParts &parts)
{
    std::vector<quint64> texts(parts.ids.count());
    for (const IndexParts::Node &node : parts.nodes)
        texts[node.id] = node.text;
    return texts;
}

// Vectors of one place that are the same, though not all are of the same text.
IdSet sameVectors(const IndexParts &parts)
{
    struct First
    {
        IndexId id;
        bool hasOtherText = false;
    };
    const std::vector<quint64> texts = textsOfNodes(parts);
    std::unordered_map<quint64, First> firsts;
    firsts.reserve(parts.vectors.size());
    const auto keyOf = [](const IndexParts::Vector &vector) {
        return vector.facts.digest ^ (quint64(vector.place) << 48);
    };
    const auto isOne = [](const IndexParts::Vector &vector) {
        return vector.facts.dimension > 0 && !vector.facts.isZero;
    };
    for (const IndexParts::Vector &vector : parts.vectors) {
        if (!isOne(vector))
            continue;
        First &first = firsts.try_emplace(keyOf(vector), First {vector.id}).first->second;
        first.hasOtherText = first.hasOtherText
            || (texts[first.id] != 0 && texts[vector.id] != 0
                && texts[first.id] != texts[vector.id]);
    }
    IdSet same(parts.ids);
    for (const IndexParts::Vector &vector : parts.vectors) {
        if (isOne(vector) && firsts.at(keyOf(vector)).hasOtherText)
            same.add(vector.id);
    }
    return same;
}

QList<Evidence> findSameVectors(const IndexParts &parts)
{
    const IdSet same = sameVectors(parts);
    return findEntries(parts, parts.vectors, IndexReasons::sameVectors,
        [&](const IndexParts::Vector &vector) { return same.has(vector.id); });
}

// Calls `visit` with each entry of metadata that is another than its node's, and that node.
template <class Visit> void eachOtherMetadata(const IndexParts &parts, const Visit &visit)
{
    std::vector<quint32> numbers(parts.ids.count(), noId);
    for (size_t i = 0; i < parts.nodes.size(); ++i)
        numbers[parts.nodes[i].id] = quint32(i);
    for (size_t i = 0; i < parts.vectorMetadata.size(); ++i) {
        const IndexParts::Named &metadata = parts.vectorMetadata[i];
        if (numbers[metadata.id] == noId)
            continue;
        const IndexParts::Node &node = parts.nodes[numbers[metadata.id]];
        const bool isReadable = node.fault == NodeValue::Fault::None;
        if (isReadable && node.metadata != parts.vectorMetadataDigests[i])
            visit(metadata, node);
    }
}

// Calls `visit` with each vector's entry that names another document than its node does.
template <class Visit> void eachOtherDocument(const IndexParts &parts, const Visit &visit)
{
    std::vector<IndexId> source(parts.ids.count(), noId);
    IdSet nodes(parts.ids);
    for (const IndexParts::Node &node : parts.nodes) {
        source[node.id] = node.source;
        nodes.add(node.id);
    }
    for (const IndexParts::Named &named : parts.vectorDocs) {
        if (readsDocuments(parts, named.place) && nodes.has(named.id) && source[named.id] != noId
            && source[named.id] != named.document)
            visit(named, source[named.id]);
    }
}

QList<Evidence> findOtherMetadata(const IndexParts &parts)
{
    std::map<std::pair<PartPlace, bool>, QList<EntryRef>> found; // whether they are an object
    eachOtherMetadata(parts, [&](const IndexParts::Named &metadata, const IndexParts::Node &) {
        found[{metadata.place, metadata.isWhole}].append(parts.refOf(metadata.id, metadata.place));
    });
    QList<Evidence> evidence;
    for (const auto &[place, refs] : found) {
        evidence.append({IndexReasons::otherMetadata.with(refs.size()), refs});
        if (place.second)
            continue;
        evidence.last().raises = "AttributeError: … object has no attribute 'get'";
        evidence.last().call = PythonCall::FilterVectors;
    }
    EntriesByPlace others;
    eachOtherDocument(parts, [&](const IndexParts::Named &named, IndexId) {
        others[named.place].append(parts.refOf(named.id, named.place));
    });
    for (const auto &[place, refs] : others)
        evidence.append({IndexReasons::otherDocuments.with(refs.size()), refs});
    QList<Evidence> hidden = findEntries(parts, parts.nodes, IndexReasons::hiddenMetadata,
        [](const IndexParts::Node &node) { return node.namesDocument; });
    for (Evidence &one : hidden)
        one.isRepairable = false;
    return evidence + hidden;
}

void repairOtherMetadata(const IndexParts &parts, RepairDraft &draft)
{
    eachOtherMetadata(parts, [&](const IndexParts::Named &metadata, const IndexParts::Node &node) {
        const QByteArray document
            = node.source == noId ? QByteArray("None") : parts.ids.at(node.source).toByteArray();
        draft.putFrom(parts.refOf(metadata.id, metadata.place), parts.refOf(node.id, node.place),
            [document](const QByteArray &value) { return vectorMetadata(value, document); });
    });
    eachOtherDocument(parts, [&](const IndexParts::Named &named, IndexId document) {
        const QByteArray token
            = json::encodeString(parts.ids.at(document).toByteArray(), json::Escapes::Ascii);
        draft.edit(parts.refOf(named.id, named.place),
            [token](const QByteArray &) { return Result<QByteArray>(token); });
    });
}

} // namespace

QList<IndexRule> likenessRules()
{
    using enum IndexFile;
    static const QList<IndexRule> rules {
        {"V5", Severity::Warning, "", {VectorStore}, findSameVectors, nullptr, "#9338",
            PythonCall::QueryVectors},
        {"V10", Severity::Warning, "", {Docstore, VectorStore}, findOtherMetadata,
            repairOtherMetadata, "#17025, #6152", PythonCall::CompareMetadata},
    };
    return rules;
}

} // namespace kvlens
