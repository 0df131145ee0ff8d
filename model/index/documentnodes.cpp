// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/documentnodes.h"

namespace kvlens {

namespace {

std::optional<SourceSpan> chunkOf(const IndexParts::Node *node)
{
    if (!node || node->begin < 0)
        return std::nullopt;
    return SourceSpan {node->begin, node->end};
}

std::optional<LinkKind> brokenLink(const LinkTable &table, const IndexParts::Node &node)
{
    for (const IndexParts::Link &link : table.linksOf(node)) {
        if (!table.node(link.to))
            return link.kind;
    }
    return std::nullopt;
}

// Which of the gaps ends where the chunk begins; their number: none.
size_t gapBefore(const std::vector<SourceSpan> &gaps, const SourceSpan &chunk)
{
    const auto at = std::lower_bound(gaps.begin(), gaps.end(), chunk.begin,
        [](const SourceSpan &gap, qint32 place) { return gap.end < place; });
    const bool isThere = at != gaps.end() && at->end == chunk.begin;
    return isThere ? size_t(at - gaps.begin()) : gaps.size();
}

bool isUnreadable(const IndexParts::Node *node)
{
    return node && !node->isReadable;
}

// What a docstore that is not all there has, nobody can say.
bool knowsNodes(const IndexParts &parts)
{
    return parts.has(IndexFile::Docstore);
}

std::vector<SourceSpan> gapsOf(const LinkTable &table, const SourceDocument &document)
{
    if (unreadableNodes(table, document) > 0)
        return {};
    return coverageOf(chunksOf(table, document)).gaps;
}

} // namespace

qint64 unreadableNodes(const LinkTable &table, const SourceDocument &document)
{
    return std::count_if(document.nodes.begin(), document.nodes.end(),
        [&table](IndexId id) { return isUnreadable(table.node(id)); });
}

std::vector<SourceSpan> chunksOf(const LinkTable &table, const SourceDocument &document)
{
    std::vector<SourceSpan> chunks;
    for (const IndexId id : document.nodes) {
        if (const std::optional<SourceSpan> span = chunkOf(table.node(id)))
            chunks.push_back(*span);
    }
    return chunks;
}

std::vector<DocumentRow> documentRows(const KnownOfIndex &index, const SourceDocument &document)
{
    const auto &[parts, table, vectors] = index;
    const std::vector<SourceSpan> gaps = gapsOf(table, document);
    std::vector<bool> isTold(gaps.size());
    std::vector<DocumentRow> rows;
    int number = 0;
    for (const IndexId id : document.nodes) {
        const IndexParts::Node *node = table.node(id);
        const std::optional<SourceSpan> span = chunkOf(node);
        const size_t before = span ? gapBefore(gaps, *span) : gaps.size();
        if (before < gaps.size() && !isTold[before]) {
            isTold[before] = true;
            rows.push_back({noId, 0, gaps[before]});
        }
        rows.push_back({id, ++number, span, !node && knowsNodes(parts), isUnreadable(node),
            table.vector(id) != nullptr,
            node && knowsNodes(parts) ? brokenLink(table, *node) : std::nullopt, vectors.of(id)});
    }
    return rows;
}

DocumentFacts factsOf(const KnownOfIndex &index, const SourceDocument &document)
{
    const auto &[parts, table, vectors] = index;
    DocumentFacts facts;
    facts.gaps = qint64(gapsOf(table, document).size());
    facts.unreadable = unreadableNodes(table, document);
    for (const IndexId id : document.nodes)
        ++facts.vectors[size_t(vectors.of(id))];
    if (!knowsNodes(parts))
        return facts;
    for (const IndexId id : document.nodes) {
        const IndexParts::Node *node = table.node(id);
        facts.missing += node ? 0 : 1;
        facts.broken += node && brokenLink(table, *node) ? 1 : 0;
    }
    return facts;
}

} // namespace kvlens
