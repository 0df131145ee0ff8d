// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Puts together the links of one id, from the records that have or name it.
#pragma once

#include "model/index/linktable.h"

namespace kvlens {

class LinkFinder
{
public:
    // All of it outlives us. At most `most` links are kept each way; the others are counted. Those
    // of the entry at one place alone, or of all that have that id.
    LinkFinder(const IndexParts &parts, const LinkTable &table, IndexId id, qsizetype most,
        std::optional<PartPlace> at = std::nullopt)
        : m_parts(parts)
        , m_table(table)
        , m_id(id)
        , m_most(most)
        , m_at(at)
    {
    }

    void look(LinkTable::List list, quint32 number); // of the record in it; in ascending order
    // The link to one id, if there is one; a look at few records, however many links there are.
    std::optional<IndexLink> lookFor(IndexId target);
    EntryLinks take() { return std::move(m_found); }

private:
    bool isOf(PartKind kind) const;
    bool isAt(PartPlace place) const { return !m_at || *m_at == place; }
    PartKind homeOf(IndexId document) const;
    void lookAtNode(const IndexParts::Node &node);
    void lookAtNamed(const IndexParts::Named &named, const char *itself);
    void lookAtPiece(const char *kind, PartPlace place);
    void link(const char *kind, const EntryRef &to, bool isBroken = false);
    void linkToNode(const char *kind, IndexId to);
    void linkToDocument(const char *kind, IndexId to);
    template <class Owner, class IdAt> void linkToAll(const Owner &owner, IdAt idAt);
    template <class Owner>
    bool isOwner(const std::vector<Owner> &owners, LinkTable::List elements, IndexId target) const;
    template <class Owner> void useIn(const std::vector<Owner> &owners, quint32 number);
    void used(const char *kind, const EntryRef &from);
    CollectionRef usual(PartKind kind) const;

    const IndexParts &m_parts;
    const LinkTable &m_table;
    IndexId m_id;
    qsizetype m_most;
    std::optional<PartPlace> m_at;
    const void *m_lastOwner = nullptr; // an owner may name it many times
    EntryLinks m_found;
};

} // namespace kvlens
