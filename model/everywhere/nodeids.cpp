// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/everywhere/nodeids.h"

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

quint32 relationshipsOf(const Tape &tape, quint32 node)
{
    const quint32 all = memberOf(tape, node, {"relationships"});
    return isKind(tape, all, TokenKind::Object) ? all : json::noToken;
}

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

QByteArray linkRecord(const QByteArray &node, LinkKind kind)
{
    const Result<EntryData> data = EntryData::of(node);
    if (!data)
        return {};
    const Tape &tape = data->tape();
    for (const Child link : Children(tape, relationshipsOf(tape, data->object()))) {
        if (relationshipKind(tape, link) == kind)
            return tape.bytes(link.value).toByteArray();
    }
    return {};
}

Result<QByteArray> withHealedLinks(
    const QByteArray &node, const QSet<QByteArray> &gone, const NewNeighbours &neighbours)
{
    return editedData(node, [&](const Tape &tape, quint32 data, QList<Splice> &splices) {
        const quint32 all = relationshipsOf(tape, data);
        if (all != json::noToken)
            HealedLinks(tape, gone, neighbours).heal(all, splices);
    });
}

Result<QByteArray> nodeWithRenamedId(
    const QByteArray &node, const QByteArray &from, const QByteArray &to)
{
    return editedData(node, [&](const Tape &tape, quint32 data, QList<Splice> &splices) {
        const RenamedId id(tape, from, to);
        for (const char *name : {"id_", "doc_id", "index_id"})
            id.rename(memberOf(tape, data, {name}), splices);
        renameLinks(id, relationshipsOf(tape, data), splices);
    });
}

Result<QByteArray> recordWithRenamedId(
    const QByteArray &record, const QByteArray &from, const QByteArray &to)
{
    return editedValue(record, [&](const Tape &tape, quint32 value, QList<Splice> &splices) {
        const RenamedId id(tape, from, to);
        id.rename(value, splices); // the record may be the id itself
        for (const char *name : documentMembers)
            id.rename(memberOf(tape, value, {name}), splices);
        for (const char *name : {"node_ids", "nodeIds", "doc_ids"}) {
            for (const Child node : Children(tape, memberOf(tape, value, {name})))
                id.rename(node.value, splices);
        }
    });
}

} // namespace kvlens
