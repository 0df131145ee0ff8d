// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/everywhere/goneparts.h"

namespace kvlens {

GoneParts::GoneParts(const IndexParts &parts, const QByteArrayList &trees)
    : m_parts(parts)
    , m_trees(trees)
    , m_documents(parts.ids)
    , m_nodes(parts.ids)
    , m_vectors(parts.ids)
{
}

// A node may be the document of others: a chunk that was cut up again, and before 0.10 a parent.
void GoneParts::addDocument(IndexId document)
{
    m_documents.add(document);
    bool isNew = true;
    while (isNew) {
        addNodesOfDocuments();
        isNew = false;
        for (const IndexParts::Node &node : m_parts.nodes) {
            if (!m_nodes.has(node.source) || m_documents.has(node.source))
                continue;
            m_documents.add(node.source);
            isNew = true;
        }
    }
}

// Of those that go.
void GoneParts::addNodesOfDocuments()
{
    for (const IndexParts::Owner &owner : m_parts.refDocs) {
        for (quint32 i = owner.first; i < owner.first + owner.count; ++i) {
            if (m_documents.has(owner.id))
                m_nodes.add(m_parts.refDocNodes[i]);
        }
    }
    for (const IndexParts::Node &node : m_parts.nodes) {
        if (m_documents.has(node.source) || m_documents.has(node.id))
            m_nodes.add(node.id);
    }
    for (const IndexParts::Named &hash : m_parts.hashes) {
        if (m_documents.has(hash.document))
            m_nodes.add(hash.id);
    }
}

qsizetype GoneParts::sourceless() const
{
    return std::count_if(
        m_parts.nodes.begin(), m_parts.nodes.end(), [this](const IndexParts::Node &node) {
            return m_nodes.has(node.source) && !m_nodes.has(node.id);
        });
}

bool GoneParts::addNew(IndexId node)
{
    const bool isNew = !m_nodes.has(node);
    m_nodes.add(node);
    return isNew;
}

// A summary stands in front of the nodes that it is of.
bool GoneParts::addSummaries(const IndexParts::Index &index)
{
    bool isNew = false;
    IndexId summary = noId;
    qsizetype lost = 0;
    qsizetype kept = 0;
    const auto end = [&] {
        if (summary != noId && lost > 0 && kept == 0)
            isNew = addNew(summary) || isNew;
        m_partly += summary != noId && lost > 0 && kept > 0 && !m_nodes.has(summary) ? 1 : 0;
        lost = kept = 0;
    };
    for (quint32 i = index.first; i < index.first + index.count; ++i) {
        const IndexParts::Held &held = m_parts.held[i];
        if (held.vector != noId) {
            end();
            summary = held.node;
            continue;
        }
        ++(m_nodes.has(held.node) ? lost : kept);
    }
    end();
    return isNew;
}

bool GoneParts::addMade()
{
    bool isNew = false;
    m_partly = 0;
    for (const IndexParts::Index &index : m_parts.indexes) {
        if (index.kind == StructKind::Summaries)
            isNew = addSummaries(index) || isNew;
    }
    if (m_trees.isEmpty())
        return isNew;
    const QSet<QByteArray> gone = bytesOf(m_nodes);
    QSet<QByteArray> partly;
    for (const QByteArray &tree : m_trees) {
        for (const QByteArray &id : emptiedParents(tree, gone, partly))
            isNew = addNew(m_parts.ids.find(id)) || isNew;
    }
    m_partly += partly.size();
    return isNew;
}

// Documents of which every node goes: one that is listed, or that names it.
bool GoneParts::addEmptyDocuments()
{
    IdSet losing(m_parts.ids);
    IdSet keeping(m_parts.ids);
    IdSet stored(m_parts.ids);
    stored.addAll(m_parts.nodes, [](const IndexParts::Node &node) { return node.id; });
    const auto count = [&](IndexId document, IndexId node) {
        if (m_nodes.has(node))
            losing.add(document);
        else if (stored.has(node) && node != document)
            keeping.add(document);
    };
    for (const IndexParts::Owner &owner : m_parts.refDocs) {
        for (quint32 i = owner.first; i < owner.first + owner.count; ++i)
            count(owner.id, m_parts.refDocNodes[i]);
    }
    for (const IndexParts::Node &node : m_parts.nodes) {
        if (node.source != noId)
            count(node.source, node.id);
    }
    bool isNew = false;
    for (IndexId id = 0; id < m_parts.ids.count(); ++id) {
        if (!losing.has(id) || keeping.has(id) || m_documents.has(id))
            continue;
        m_documents.add(id);
        isNew = true;
    }
    if (isNew)
        addNodesOfDocuments();
    return isNew;
}

void GoneParts::addVectors()
{
    for (const IndexParts::Vector &vector : m_parts.vectors) {
        if (m_nodes.has(vector.id))
            m_vectors.add(vector.id);
    }
    for (const IndexParts::Index &index : m_parts.indexes) {
        for (quint32 i = index.first; i < index.first + index.count; ++i) {
            const IndexParts::Held &held = m_parts.held[i];
            if (held.vector != noId && m_nodes.has(held.node))
                m_vectors.add(held.vector);
        }
    }
    const auto addOf = [this](const std::vector<IndexParts::Named> &all) {
        for (const IndexParts::Named &one : all) {
            if (m_documents.has(one.document) || m_nodes.has(one.id))
                m_vectors.add(one.id);
        }
    };
    addOf(m_parts.vectorDocs);
    addOf(m_parts.vectorMetadata);
}

void GoneParts::settle()
{
    bool isNew = true;
    while (isNew) {
        isNew = addMade();
        isNew = addEmptyDocuments() || isNew;
    }
    addVectors();
}

QSet<QByteArray> GoneParts::bytesOf(const IdSet &ids) const
{
    QSet<QByteArray> all;
    for (IndexId id = 0; id < m_parts.ids.count(); ++id) {
        if (ids.has(id))
            all.insert(m_parts.ids.at(id).toByteArray());
    }
    return all;
}

GoneIds GoneParts::ids() const
{
    return {bytesOf(m_documents), bytesOf(m_nodes), bytesOf(m_vectors)};
}

} // namespace kvlens
