// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/links.h"

namespace kvlens {

namespace {

// Finds the links of one id in one pass over each list.
class LinkFinder
{
public:
    LinkFinder(const IndexParts &parts, IndexId id)
        : m_parts(parts)
        , m_id(id)
        , m_nodes(parts.ids)
        , m_refDocs(parts.ids)
    {
        m_nodes.addAll(parts.nodes, [](const IndexParts::Node &node) { return node.id; });
        m_refDocs.addAll(parts.refDocs, [](const IndexParts::Owner &owner) { return owner.id; });
    }

    EntryLinks find();

private:
    void fromNodes();
    void fromNamed(const std::vector<IndexParts::Named> &all, const char *itself);
    void fromVectors();
    template <class Owners, class IdAt> void fromOwners(const Owners &owners, IdAt idAt);
    void link(const char *kind, const EntryRef &to, bool isBroken = false);
    void used(const char *kind, const EntryRef &from) { found.usedBy.append({kind, from}); }
    EntryRef nodeRef(IndexId id) const
    {
        return {usual(PartKind::Nodes), m_parts.ids.at(id).toByteArray()};
    }
    void linkToNode(const char *kind, IndexId to) { link(kind, nodeRef(to), !m_nodes.has(to)); }
    void linkToDocument(const char *kind, IndexId to);
    CollectionRef usual(PartKind kind) const;

    const IndexParts &m_parts; // outlives us
    IndexId m_id;
    IdSet m_nodes;
    IdSet m_refDocs;
    EntryLinks found;
};

// Where a part is, or would be.
CollectionRef LinkFinder::usual(PartKind kind) const
{
    for (const CollectionRef &place : m_parts.places) {
        if (partKind(place) == kind)
            return place;
    }
    const QByteArray name = kind == PartKind::Nodes ? "docstore/data" : "docstore/ref_doc_info";
    return {name, "docstore.json"};
}

// Several entries of a node name its document, which is told once.
void LinkFinder::link(const char *kind, const EntryRef &to, bool isBroken)
{
    const auto isSame
        = [&](const IndexLink &link) { return qstrcmp(link.kind, kind) == 0 && link.entry == to; };
    if (std::none_of(found.links.begin(), found.links.end(), isSame))
        found.links.append({kind, to, isBroken});
}

// A document is known by its record; it may be stored whole instead.
void LinkFinder::linkToDocument(const char *kind, IndexId to)
{
    if (m_refDocs.has(to) || !m_nodes.has(to))
        link(
            kind, {usual(PartKind::RefDocs), m_parts.ids.at(to).toByteArray()}, !m_refDocs.has(to));
    else
        linkToNode(kind, to);
}

void LinkFinder::fromNodes()
{
    for (const IndexParts::Node &node : m_parts.nodes) {
        if (node.id == m_id && node.source != noId)
            linkToDocument(linkName(LinkKind::Source), node.source);
        if (node.source == m_id)
            used(linkName(LinkKind::Source), m_parts.refOf(node.id, node.place));
    }
    for (const IndexParts::Link &one : m_parts.links) {
        const IndexParts::Node &node = m_parts.nodes[one.node];
        if (node.id == m_id)
            linkToNode(linkName(one.kind), one.to);
        if (one.to == m_id)
            used(linkName(one.kind), m_parts.refOf(node.id, node.place));
    }
}

void LinkFinder::fromNamed(const std::vector<IndexParts::Named> &all, const char *itself)
{
    for (const IndexParts::Named &one : all) {
        if (one.id == m_id && itself)
            link(itself, m_parts.refOf(one.id, one.place));
        if (one.id == m_id && one.document != noId)
            linkToDocument("refDoc", one.document);
        if (one.document == m_id)
            used("refDoc", m_parts.refOf(one.id, one.place));
    }
}

void LinkFinder::fromVectors()
{
    for (const IndexParts::Vector &vector : m_parts.vectors) {
        if (vector.id == m_id)
            link("vector", m_parts.refOf(vector.id, vector.place));
    }
}

template <class Owners, class IdAt> void LinkFinder::fromOwners(const Owners &owners, IdAt idAt)
{
    for (const auto &owner : owners) {
        bool isUsed = false;
        for (quint32 i = owner.first; i < owner.first + owner.count && !isUsed; ++i)
            isUsed = idAt(i) == m_id;
        if (isUsed)
            used("node", m_parts.refOf(owner.id, owner.place));
        if (owner.id != m_id)
            continue;
        IdSet seen(m_parts.ids); // an index may name a node many times
        for (quint32 i = owner.first; i < owner.first + owner.count; ++i) {
            if (!seen.has(idAt(i)))
                linkToNode("node", idAt(i));
            seen.add(idAt(i));
        }
    }
}

EntryLinks LinkFinder::find()
{
    fromNodes();
    fromNamed(m_parts.hashes, "hash");
    fromVectors();
    fromNamed(m_parts.vectorDocs, nullptr);
    fromNamed(m_parts.vectorMetadata, "metadata");
    fromOwners(m_parts.refDocs, [this](quint32 i) { return m_parts.refDocNodes[i]; });
    fromOwners(m_parts.indexes, [this](quint32 i) { return m_parts.held[i].node; });
    return std::move(found);
}

} // namespace

std::optional<EntryLinks> linksOf(const IndexParts &parts, QByteArrayView key)
{
    const IndexId id = parts.ids.find(key);
    if (id == noId)
        return std::nullopt;
    return LinkFinder(parts, id).find();
}

} // namespace kvlens
