// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which ids of an index go with one: documents, nodes and vectors, by what the parts tell. Pure but
// for the values of trees, which it is given.
#pragma once

#include "model/everywhere/removal.h"

namespace kvlens {

class GoneParts
{
public:
    // `trees`: the values of the indexes that are trees. Both outlive it.
    GoneParts(const IndexParts &parts, const QByteArrayList &trees);

    // With its nodes, and with those that were cut out of these.
    void addDocument(IndexId document);
    void addNode(IndexId node) { m_nodes.add(node); }
    void addVector(IndexId vector) { m_vectors.add(vector); }
    // Adds what goes with what was added, until there is no more.
    void settle();

    bool hasDocument(IndexId id) const { return m_documents.has(id); }
    bool hasNode(IndexId id) const { return m_nodes.has(id); }
    bool hasVector(IndexId id) const { return m_vectors.has(id); }
    GoneIds ids() const;
    qsizetype partlyMade() const { return m_partly; }
    // Nodes that stay though a node that goes is their source: it was cut up again.
    qsizetype sourceless() const;

private:
    bool addMade(); // from nodes that are gone; false: nothing new
    void addNodesOfDocuments();
    bool addSummaries(const IndexParts::Index &index);
    bool addEmptyDocuments();
    void addVectors();
    bool addNew(IndexId node);
    QSet<QByteArray> bytesOf(const IdSet &ids) const;

    const IndexParts &m_parts;
    const QByteArrayList &m_trees;
    IdSet m_documents;
    IdSet m_nodes;
    IdSet m_vectors;
    qsizetype m_partly = 0;
};

} // namespace kvlens
