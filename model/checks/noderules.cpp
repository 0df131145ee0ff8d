// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of what single nodes are like: their layout, their place in the document, their size.
#include "model/checks/indexedits.h"
#include "model/checks/indexlookups.h"
#include "model/checks/indexrules.h"
#include "stores/words/indexreasons.h"

namespace kvlens {

namespace {

QList<Evidence> findLostIds(const IndexParts &parts)
{
    return findEntries(parts, parts.nodes, IndexReasons::lostIds,
        [](const IndexParts::Node &node) { return node.losesId; });
}

void repairLostIds(const IndexParts &parts, RepairDraft &draft)
{
    for (const IndexParts::Node &node : parts.nodes) {
        if (node.losesId)
            draft.edit(parts.refOf(node.id, node.place),
                [id = parts.ids.at(node.id).toByteArray()](
                    const QByteArray &value) { return withOwnId(value, id); });
    }
}

// How much of a document its nodes cover, by where they say that they begin and end.
struct Cover
{
    IndexId document;
    quint32 begin;
    quint32 end;
};

// Of nodes that say it, sorted; those with children are covered by these.
std::vector<Cover> coversOf(const IndexParts &parts)
{
    const std::vector<bool> isParent = parentNodes(parts);
    std::vector<Cover> covers;
    for (size_t i = 0; i < parts.nodes.size(); ++i) {
        const IndexParts::Node &node = parts.nodes[i];
        if (node.source != noId && node.begin >= 0 && !isParent[i])
            covers.push_back({node.source, quint32(node.begin), quint32(node.end)});
    }
    std::sort(covers.begin(), covers.end(), [](const Cover &a, const Cover &b) {
        return std::tie(a.document, a.begin) < std::tie(b.document, b.begin);
    });
    return covers;
}

IdSet thinDocuments(const IndexParts &parts)
{
    IdSet thin(parts.ids);
    const std::vector<Cover> covers = coversOf(parts);
    for (size_t i = 0; i < covers.size();) {
        const IndexId document = covers[i].document;
        quint64 covered = 0;
        quint32 end = 0;
        for (; i < covers.size() && covers[i].document == document; ++i) {
            covered += covers[i].end > std::max(end, covers[i].begin)
                ? covers[i].end - std::max(end, covers[i].begin)
                : 0;
            end = std::max(end, covers[i].end);
        }
        if (covered * 2 < end)
            thin.add(document);
    }
    return thin;
}

QList<Evidence> findThinDocuments(const IndexParts &parts)
{
    const IdSet thin = thinDocuments(parts);
    return findEntries(parts, parts.refDocs, IndexReasons::thinDocuments,
        [&](const IndexParts::Owner &document) { return thin.has(document.id); });
}

// That a query can use: else the one in the node is the better.
IdSet soundVectors(const IndexParts &parts)
{
    IdSet sound(parts.ids);
    for (const IndexParts::Vector &vector : parts.vectors) {
        if (vector.facts.dimension > 0 && vector.facts.isFinite && !vector.facts.isZero)
            sound.add(vector.id);
    }
    return sound;
}

bool hasVectorTwice(const IndexParts::Node &node, const IdSet &vectors)
{
    return node.hasEmbedding && !isRenamed(node) && vectors.has(node.id);
}

QList<Evidence> findEmbeddings(const IndexParts &parts)
{
    const IdSet vectors = soundVectors(parts);
    return findEntries(parts, parts.nodes, IndexReasons::embeddingsTwice,
        [&](const IndexParts::Node &node) { return hasVectorTwice(node, vectors); });
}

void repairEmbeddings(const IndexParts &parts, RepairDraft &draft)
{
    const IdSet vectors = soundVectors(parts);
    for (const IndexParts::Node &node : parts.nodes) {
        if (hasVectorTwice(node, vectors))
            draft.edit(parts.refOf(node.id, node.place), withoutEmbedding);
    }
}

QList<Evidence> findPoorTexts(const IndexParts &parts)
{
    return findEntries(parts, parts.nodes, IndexReasons::nodesWithoutText,
               [](const IndexParts::Node &node) {
                   return node.kind == IndexNodeKind::Text && node.text == 0;
               })
        + findEntries(parts, parts.nodes, IndexReasons::mostlyMetadata,
            [](const IndexParts::Node &node) { return node.isMostlyMetadata; });
}

} // namespace

QList<IndexRule> nodeRules()
{
    using enum IndexFile;
    static const QList<IndexRule> rules {
        {"D4", Severity::Warning, "", {Docstore}, findLostIds, repairLostIds,
            "#20749, #3177, #1319, #485"},
        {"D11", Severity::Warning, "", {Docstore}, findThinDocuments, nullptr, "#22133"},
        {"D12", Severity::Information, "", {Docstore, VectorStore}, findEmbeddings,
            repairEmbeddings, "#5830"},
        {"D13", Severity::Information, "", {Docstore}, findPoorTexts, nullptr},
    };
    return rules;
}

} // namespace kvlens
