// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/everywhere/nodelinks.h"

#include "model/everywhere/renamedids.h"
#include "model/index/tapetext.h"
#include "model/index/valueedits.h"

namespace kvlens {

namespace {

using json::Child;
using json::Children;
using json::Splice;
using json::Tape;
using json::TokenKind;

// A relationship is a record of a node, or in old files its id.
quint32 targetToken(const Tape &tape, quint32 value)
{
    return isKind(tape, value, TokenKind::Object) ? memberOf(tape, value, {"node_id", "nodeId"})
                                                  : value;
}

std::optional<LinkKind> relationshipKind(const Tape &tape, const Child &relationship)
{
    return relationship.key == json::noToken ? std::nullopt
                                             : linkKind(tape.bytes(relationship.key));
}

quint32 relationshipsOf(const Tape &tape, quint32 node)
{
    const quint32 all = memberOf(tape, node, {"relationships"});
    return isKind(tape, all, TokenKind::Object) ? all : json::noToken;
}

quint32 relationshipOf(const Tape &tape, quint32 node, LinkKind kind)
{
    for (const Child link : Children(tape, relationshipsOf(tape, node))) {
        if (relationshipKind(tape, link) == kind)
            return link.value;
    }
    return json::noToken;
}

// The relationships of a node of which something is gone.
class HealedLinks
{
public:
    HealedLinks(const Tape &tape, const QSet<QByteArray> &gone, const NewNeighbours &neighbours)
        : m_tape(tape)
        , m_gone(gone)
        , m_neighbours(neighbours)
    {
    }

    bool isAnyGone(quint32 all) const
    {
        for (const Child link : Children(m_tape, all)) {
            const std::optional<LinkKind> kind = relationshipKind(m_tape, link);
            if (!kind || kind == LinkKind::Source)
                continue;
            if (!isKind(m_tape, link.value, TokenKind::Array) && isGone(link))
                return true;
            if (!isKind(m_tape, link.value, TokenKind::Array))
                continue;
            for (const Child one : Children(m_tape, link.value)) {
                if (isGone(one))
                    return true;
            }
        }
        return false;
    }

    void heal(quint32 all, QList<Splice> &splices) const
    {
        removeChildren(
            m_tape, all, [this](const Child &link) { return isOut(link); }, splices);
        for (const Child link : Children(m_tape, all)) {
            const std::optional<LinkKind> kind = relationshipKind(m_tape, link);
            if (!kind || kind == LinkKind::Source || isOut(link))
                continue;
            if (isKind(m_tape, link.value, TokenKind::Array))
                removeChildren(
                    m_tape, link.value, [this](const Child &one) { return isGone(one); }, splices);
            else if (isGone(link))
                splices.append(json::setValue(m_tape, link.value, successorOf(link)));
        }
    }

private:
    bool isGone(const Child &link) const
    {
        const std::optional<QByteArray> id = textOf(m_tape, targetToken(m_tape, link.value));
        return id && m_gone.contains(*id);
    }

    QByteArray successorOf(const Child &link) const
    {
        const std::optional<LinkKind> kind = relationshipKind(m_tape, link);
        return kind == LinkKind::Previous ? m_neighbours.previous
            : kind == LinkKind::Next      ? m_neighbours.next
                                          : QByteArray();
    }

    bool isOut(const Child &link) const
    {
        const std::optional<LinkKind> kind = relationshipKind(m_tape, link);
        if (!kind || kind == LinkKind::Source)
            return false;
        if (!isKind(m_tape, link.value, TokenKind::Array))
            return isGone(link) && successorOf(link).isEmpty();
        return isAllOf(m_tape, link.value, [this](const Child &one) { return isGone(one); });
    }

    const Tape &m_tape; // outlives us, like the others
    const QSet<QByteArray> &m_gone;
    const NewNeighbours &m_neighbours;
};

void renameLinks(const RenamedId &id, quint32 all, QList<Splice> &splices)
{
    for (const Child link : Children(id.tape(), all)) {
        if (!isKind(id.tape(), link.value, TokenKind::Array)) {
            id.rename(targetToken(id.tape(), link.value), splices);
            continue;
        }
        for (const Child one : Children(id.tape(), link.value))
            id.rename(targetToken(id.tape(), one.value), splices);
    }
}

} // namespace

QByteArray linkRecord(const Tape &tape, quint32 node, LinkKind kind)
{
    const quint32 link = relationshipOf(tape, node, kind);
    return link == json::noToken ? QByteArray() : tape.bytes(link).toByteArray();
}

QByteArray linkTarget(const Tape &tape, quint32 node, LinkKind kind)
{
    return textOf(tape, targetToken(tape, relationshipOf(tape, node, kind))).value_or(QByteArray());
}

bool losesLinks(const Tape &tape, quint32 node, const QSet<QByteArray> &gone)
{
    const quint32 all = relationshipsOf(tape, node);
    return all != json::noToken && HealedLinks(tape, gone, {}).isAnyGone(all);
}

void healLinks(const Tape &tape, quint32 node, const QSet<QByteArray> &gone,
    const NewNeighbours &neighbours, QList<Splice> &splices)
{
    const quint32 all = relationshipsOf(tape, node);
    if (all != json::noToken)
        HealedLinks(tape, gone, neighbours).heal(all, splices);
}

void renameInNode(const Tape &tape, quint32 node, const QByteArray &from, const QByteArray &to,
    QList<Splice> &splices)
{
    const RenamedId id(tape, from, to);
    for (const char *name : {"id_", "doc_id", "index_id", "indexId"})
        id.rename(memberOf(tape, node, {name}), splices);
    renameLinks(id, relationshipsOf(tape, node), splices);
}

void GoneChains::add(const QByteArray &id, const Tape &tape, quint32 node)
{
    const auto take = [&](LinkKind kind, Chain &chain) {
        const QByteArray target = linkTarget(tape, node, kind);
        if (!target.isEmpty())
            chain.insert(id, {target, linkRecord(tape, node, kind)});
    };
    take(LinkKind::Previous, m_previous);
    take(LinkKind::Next, m_next);
}

QByteArray GoneChains::recordBeyond(
    const Chain &chain, const QByteArray &id, QByteArray next, const IsThere &isThere)
{
    for (qsizetype steps = 0; steps < chain.size(); ++steps) {
        const auto link = chain.find(next);
        if (link == chain.end())
            break;
        if (!chain.contains(link->id))
            return link->id != id && isThere(link->id) ? link->record : QByteArray();
        next = link->id;
    }
    return {};
}

NewNeighbours GoneChains::beside(const QByteArray &id, const QByteArray &previous,
    const QByteArray &next, const IsThere &isThere) const
{
    return {
        recordBeyond(m_previous, id, previous, isThere), recordBeyond(m_next, id, next, isThere)};
}

} // namespace kvlens
