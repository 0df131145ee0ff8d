// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/linkfinder.h"

#include <QSet>

namespace kvlens {

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

// Whether we look for links of entries of that part.
bool LinkFinder::isOf(PartKind kind) const
{
    return !m_at || partKind(m_parts.places[*m_at]) == kind;
}

// Several entries of a node name its document, which is told once.
void LinkFinder::link(const char *kind, const EntryRef &to, bool isBroken)
{
    const auto isSame
        = [&](const IndexLink &link) { return qstrcmp(link.kind, kind) == 0 && link.entry == to; };
    if (std::any_of(m_found.links.begin(), m_found.links.end(), isSame))
        return;
    if (m_found.links.size() < m_most)
        m_found.links.append({kind, to, isBroken});
    else
        ++m_found.moreLinks;
}

void LinkFinder::linkToNode(const char *kind, IndexId to)
{
    const IndexParts::Node *node = m_table.node(to);
    link(kind, {usual(PartKind::Nodes), m_parts.ids.at(to).toByteArray()}, !node);
}

// A document is known by its record; it may be stored whole instead.
PartKind LinkFinder::homeOf(IndexId document) const
{
    return m_table.document(document) || !m_table.node(document) ? PartKind::RefDocs
                                                                 : PartKind::Nodes;
}

void LinkFinder::linkToDocument(const char *kind, IndexId to)
{
    if (homeOf(to) == PartKind::Nodes)
        return linkToNode(kind, to);
    link(kind, {usual(PartKind::RefDocs), m_parts.ids.at(to).toByteArray()}, !m_table.document(to));
}

void LinkFinder::used(const char *kind, const EntryRef &from)
{
    if (m_found.usedBy.size() < m_most)
        m_found.usedBy.append({kind, from});
    else
        ++m_found.moreUsedBy;
}

void LinkFinder::lookAtNode(const IndexParts::Node &node)
{
    if (node.source == m_id && isOf(homeOf(m_id)))
        used(linkName(LinkKind::Source), m_parts.refOf(node.id, node.place));
    if (node.id != m_id || !isAt(node.place))
        return;
    if (node.source != noId)
        linkToDocument(linkName(LinkKind::Source), node.source);
    for (const IndexParts::Link &one : m_table.linksOf(node))
        linkToNode(linkName(one.kind), one.to);
}

void LinkFinder::lookAtNamed(const IndexParts::Named &named, const char *itself)
{
    if (named.id == m_id)
        lookAtPiece(itself, named.place);
    if (named.id == m_id && named.document != noId && isAt(named.place))
        linkToDocument("refDoc", named.document);
    if (named.document == m_id && isOf(homeOf(m_id)))
        used("refDoc", m_parts.refOf(named.id, named.place));
}

// An entry of a node, or the hash of a document, that stands elsewhere under the same id: its owner
// points to it, and it belongs to its owner.
void LinkFinder::lookAtPiece(const char *kind, PartPlace place)
{
    const EntryRef piece = m_parts.refOf(m_id, place);
    const bool isOfDocument
        = partKind(piece.collection) == PartKind::Hashes && m_table.document(m_id);
    const PartKind home = isOfDocument ? PartKind::RefDocs : PartKind::Nodes;
    if (isOf(home) && kind)
        link(kind, piece);
    if (!m_at || !isAt(place))
        return;
    const bool isThere = isOfDocument || m_table.node(m_id);
    const EntryRef owner {usual(home), piece.key};
    link("owner", owner, !isThere);
    if (isThere && kind)
        used(kind, owner);
}

// All that it lists, each once; there may be very many.
template <class Owner, class IdAt> void LinkFinder::linkToAll(const Owner &owner, IdAt idAt)
{
    IdSet seen(m_parts.ids);
    const CollectionRef nodes = usual(PartKind::Nodes);
    for (quint32 i = owner.first; i < owner.first + owner.count; ++i) {
        const IndexId to = idAt(i);
        if (seen.has(to))
            continue;
        seen.add(to);
        if (m_found.links.size() < m_most)
            m_found.links.append(
                {"node", {nodes, m_parts.ids.at(to).toByteArray()}, !m_table.node(to)});
        else
            ++m_found.moreLinks;
    }
}

// The owner of an element of the list that the owners share.
template <class Owner> void LinkFinder::useIn(const std::vector<Owner> &owners, quint32 number)
{
    const auto behind = std::upper_bound(owners.begin(), owners.end(), number,
        [](quint32 at, const Owner &owner) { return at < owner.first; });
    const Owner &owner = *(behind - 1);
    if (m_lastOwner != &owner)
        used("node", m_parts.refOf(owner.id, owner.place));
    m_lastOwner = &owner;
}

// Whether an entry of our id lists the target.
template <class Owner>
bool LinkFinder::isOwner(
    const std::vector<Owner> &owners, LinkTable::List elements, IndexId target) const
{
    const auto numbers = m_table.recordsOf(target, elements);
    return std::any_of(numbers.begin(), numbers.end(), [&](LinkTable::Record record) {
        const quint32 number = record - m_table.startOf(elements);
        const auto behind = std::upper_bound(owners.begin(), owners.end(), number,
            [](quint32 at, const Owner &owner) { return at < owner.first; });
        return (behind - 1)->id == m_id;
    });
}

std::optional<IndexLink> LinkFinder::lookFor(IndexId target)
{
    if (const IndexParts::Node *node = m_table.node(m_id)) {
        if (node->source == target)
            linkToDocument(linkName(LinkKind::Source), target);
        for (const IndexParts::Link &one : m_table.linksOf(*node)) {
            if (one.to == target)
                linkToNode(linkName(one.kind), target);
        }
    }
    for (const IndexParts::Named *named : m_table.namersOf(m_id)) {
        if (named->document == target)
            linkToDocument("refDoc", target);
    }
    if (isOwner(m_parts.refDocs, LinkTable::RefDocNodes, target)
        || isOwner(m_parts.indexes, LinkTable::HeldNodes, target))
        linkToNode("node", target);
    return m_found.links.isEmpty() ? std::nullopt : std::optional(m_found.links.first());
}

void LinkFinder::look(LinkTable::List list, quint32 number)
{
    switch (list) {
    case LinkTable::Nodes:
        return lookAtNode(m_parts.nodes[number]);
    case LinkTable::Links: {
        const IndexParts::Node &node = m_parts.nodes[m_parts.links[number].node];
        if (isOf(PartKind::Nodes))
            used(linkName(m_parts.links[number].kind), m_parts.refOf(node.id, node.place));
        return;
    }
    case LinkTable::Hashes:
        return lookAtNamed(m_parts.hashes[number], "hash");
    case LinkTable::Vectors:
        return lookAtPiece("vector", m_parts.vectors[number].place);
    case LinkTable::VectorDocs:
        return lookAtNamed(m_parts.vectorDocs[number], nullptr);
    case LinkTable::VectorMetadata:
        return lookAtNamed(m_parts.vectorMetadata[number], "metadata");
    case LinkTable::RefDocs:
        if (isAt(m_parts.refDocs[number].place))
            linkToAll(
                m_parts.refDocs[number], [this](quint32 i) { return m_parts.refDocNodes[i]; });
        return;
    case LinkTable::RefDocNodes:
        if (isOf(PartKind::Nodes))
            useIn(m_parts.refDocs, number);
        return;
    case LinkTable::Indexes:
        if (isAt(m_parts.indexes[number].place))
            linkToAll(m_parts.indexes[number], [this](quint32 i) { return m_parts.held[i].node; });
        return;
    case LinkTable::HeldNodes:
        if (isOf(PartKind::Nodes))
            useIn(m_parts.indexes, number);
        return;
    case LinkTable::ListCount:
        return;
    }
}

} // namespace kvlens
