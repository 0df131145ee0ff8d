// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/documents.h"

namespace kvlens {

namespace {

class DocumentList
{
public:
    explicit DocumentList(const IndexParts &parts)
        : m_numbers(parts.ids.count(), noId)
        , m_listed(parts.ids)
    {
    }

    SourceDocument &of(IndexId id)
    {
        if (m_numbers[id] == noId) {
            m_numbers[id] = IndexId(all.size());
            all.push_back({id, {}, 0, {}});
        }
        return all[m_numbers[id]];
    }

    void list(IndexId document, IndexId node)
    {
        SourceDocument &owner = of(document);
        if (m_listed.has(node))
            return;
        m_listed.add(node);
        owner.nodes.push_back(node);
    }

    std::vector<SourceDocument> all;

private:
    std::vector<IndexId> m_numbers; // by id: where it is in `all`
    IdSet m_listed;
};

// By the id of a node: which indexes hold it, as numbers in parts.indexes.
class Holders
{
public:
    explicit Holders(const IndexParts &parts)
        : m_byNode(parts.ids.count())
    {
        for (size_t i = 0; i < parts.indexes.size(); ++i) {
            const IndexParts::Index &index = parts.indexes[i];
            for (quint32 k = index.first; k < index.first + index.count; ++k)
                m_byNode[parts.held[k].node].push_back(quint32(i));
        }
    }

    std::vector<IndexId> of(const IndexParts &parts, const std::vector<IndexId> &nodes) const
    {
        std::vector<bool> holds(parts.indexes.size());
        for (const IndexId node : nodes) {
            for (const quint32 index : m_byNode[node])
                holds[index] = true;
        }
        std::vector<IndexId> ids;
        for (size_t i = 0; i < holds.size(); ++i) {
            if (holds[i])
                ids.push_back(parts.indexes[i].id);
        }
        return ids;
    }

private:
    std::vector<std::vector<quint32>> m_byNode;
};

} // namespace

std::vector<SourceDocument> documentsOf(const IndexParts &parts)
{
    DocumentList list(parts);
    for (const IndexParts::Owner &refDoc : parts.refDocs) {
        list.of(refDoc.id);
        for (quint32 i = refDoc.first; i < refDoc.first + refDoc.count; ++i)
            list.list(refDoc.id, parts.refDocNodes[i]);
    }
    for (const IndexParts::Node &node : parts.nodes) {
        if (node.source != noId)
            list.list(node.source, node.id);
        else if (node.kind == IndexNodeKind::Document)
            list.of(node.id);
    }
    IdSet vectors(parts.ids);
    vectors.addAll(parts.vectors, [](const IndexParts::Vector &vector) { return vector.id; });
    IdSet nodes(parts.ids);
    nodes.addAll(parts.nodes, [](const IndexParts::Node &node) { return node.id; });
    const bool knowsNodes = parts.has(IndexFile::Docstore);
    const Holders holders(parts);
    for (SourceDocument &document : list.all) {
        if (knowsNodes)
            document.missing = std::count_if(document.nodes.begin(), document.nodes.end(),
                [&](IndexId node) { return !nodes.has(node); });
        document.vectors = std::count_if(document.nodes.begin(), document.nodes.end(),
            [&](IndexId node) { return vectors.has(node); });
        document.indexes = holders.of(parts, document.nodes);
    }
    return std::move(list.all);
}

DocumentTotals totalsOf(const IndexParts &parts, const std::vector<SourceDocument> &documents)
{
    DocumentTotals totals;
    IdSet told(parts.ids);
    for (const SourceDocument &document : documents) {
        totals.nodes += document.present();
        totals.vectors += document.vectors;
        told.add(document.id);
        for (const IndexId node : document.nodes)
            told.add(node);
    }
    totals.otherNodes = std::count_if(parts.nodes.begin(), parts.nodes.end(),
        [&told](const IndexParts::Node &node) { return !told.has(node.id); });
    IdSet vectors(parts.ids); // a node may have one in each of several namespaces
    for (const IndexParts::Vector &vector : parts.vectors) {
        totals.otherVectors += vectors.has(vector.id) ? 0 : 1;
        vectors.add(vector.id);
    }
    totals.otherVectors -= totals.vectors;
    return totals;
}

} // namespace kvlens
