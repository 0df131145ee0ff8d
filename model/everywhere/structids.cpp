// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/everywhere/structids.h"

#include "model/everywhere/nodelinks.h"
#include "model/everywhere/pythontuple.h"
#include "model/index/tapetext.h"
#include "model/index/valueedits.h"

#include <array>

namespace kvlens {

namespace {

using json::Child;
using json::Children;
using json::Splice;
using json::Tape;
using json::TokenKind;

enum class IdRole : quint8 { None, Document, Node, Vector };

// Of which ids the keys and the values of a member are; a value is an id or a list of them.
struct IdMember
{
    const char *name;
    IdRole keys;
    IdRole values;
};

constexpr std::array idMembers {
    IdMember {"nodes_dict", IdRole::Vector, IdRole::Node},
    IdMember {"nodesDict", IdRole::Vector, IdRole::Node},
    IdMember {"doc_id_dict", IdRole::Document, IdRole::Vector},
    IdMember {"embeddings_dict", IdRole::Vector, IdRole::None},
    IdMember {"nodes", IdRole::None, IdRole::Node},
    IdMember {"table", IdRole::None, IdRole::Node},
    IdMember {"all_nodes", IdRole::None, IdRole::Node},
    IdMember {"root_nodes", IdRole::None, IdRole::Node},
    IdMember {"node_id_to_children_ids", IdRole::Node, IdRole::Node},
    IdMember {"summary_id_to_node_ids", IdRole::Node, IdRole::Node},
    IdMember {"node_id_to_summary_id", IdRole::Node, IdRole::Node},
    IdMember {"doc_id_to_summary_id", IdRole::Document, IdRole::Node},
};

bool isOfGone(IdRole role, const QByteArray &id, const GoneIds &gone)
{
    switch (role) {
    case IdRole::Document:
        return gone.documents.contains(id);
    case IdRole::Node:
        return gone.nodes.contains(id);
    case IdRole::Vector:
        return gone.vectors.contains(id);
    case IdRole::None:
        break;
    }
    return false;
}

// What goes of one member: children by key, ids in lists, and lists that lose all they have.
class MemberPruning
{
public:
    MemberPruning(const Tape &tape, const IdMember &member, const GoneIds &gone)
        : m_tape(tape)
        , m_member(member)
        , m_gone(gone)
    {
    }

    bool isOut(const Child &child) const
    {
        const bool isKeyGone
            = child.key != json::noToken && isOfGone(m_member.keys, keyOf(m_tape, child), m_gone);
        return isKeyGone || isIdGone(child) || isListGone(child.value) || isNodeGone(child.value);
    }

    void prune(quint32 container, QList<Splice> &splices) const
    {
        const auto isThisOut = [this](const Child &child) { return isOut(child); };
        removeChildren(m_tape, container, isThisOut, splices);
        for (const Child child : Children(m_tape, container)) {
            if (isKind(m_tape, child.value, TokenKind::Array) && !isOut(child))
                removeChildren(
                    m_tape, child.value, [this](const Child &id) { return isIdGone(id); }, splices);
        }
        healWholeNodes(container, splices);
    }

private:
    // LlamaIndexTS keeps the nodes themselves, with all that they say.
    bool isWholeNode(quint32 value) const
    {
        return m_member.values == IdRole::Node && isKind(m_tape, value, TokenKind::Object);
    }

    bool isNodeGone(quint32 value) const
    {
        if (!isWholeNode(value))
            return false;
        const std::optional<QByteArray> id = textOf(m_tape, memberOf(m_tape, value, {"id_"}));
        const QByteArray source = linkTarget(m_tape, value, LinkKind::Source);
        return (id && m_gone.nodes.contains(*id))
            || (!source.isEmpty() && m_gone.documents.contains(source));
    }

    void healWholeNodes(quint32 container, QList<Splice> &splices) const
    {
        GoneChains chains;
        QSet<QByteArray> staying;
        for (const Child child : Children(m_tape, container)) {
            if (!isWholeNode(child.value) || child.key == json::noToken)
                continue;
            if (isOut(child))
                chains.add(keyOf(m_tape, child), m_tape, child.value);
            else
                staying.insert(keyOf(m_tape, child));
        }
        for (const Child child : Children(m_tape, container)) {
            if (!isWholeNode(child.value) || isOut(child)
                || !losesLinks(m_tape, child.value, m_gone.nodes))
                continue;
            const NewNeighbours beside = chains.beside(keyOf(m_tape, child),
                linkTarget(m_tape, child.value, LinkKind::Previous),
                linkTarget(m_tape, child.value, LinkKind::Next),
                [&](const QByteArray &id) { return staying.contains(id); });
            healLinks(m_tape, child.value, m_gone.nodes, beside, splices);
        }
    }

    bool isIdGone(const Child &child) const
    {
        const std::optional<QByteArray> id = textOf(m_tape, child.value);
        return id && isOfGone(m_member.values, *id, m_gone);
    }

    bool isListGone(quint32 list) const
    {
        return isAllOf(m_tape, list, [this](const Child &id) { return isIdGone(id); });
    }

    const Tape &m_tape; // outlives us, like the others
    const IdMember &m_member;
    const GoneIds &m_gone;
};

// The numbers of a tree's nodes that stay, as they close up: old number → new one. Nothing: some
// are no numbers.
std::optional<QHash<QByteArray, QByteArray>> closedUp(
    const Tape &tape, quint32 allNodes, const MemberPruning &pruning)
{
    std::vector<std::pair<qlonglong, QByteArray>> staying;
    for (const Child child : Children(tape, allNodes)) {
        const QByteArray key = child.key == json::noToken ? QByteArray() : keyOf(tape, child);
        bool isNumber = false;
        const qlonglong number = key.toLongLong(&isNumber);
        if (!isNumber)
            return std::nullopt;
        if (!pruning.isOut(child))
            staying.push_back({number, key});
    }
    std::sort(staying.begin(), staying.end());
    QHash<QByteArray, QByteArray> numbers;
    for (size_t i = 0; i < staying.size(); ++i)
        numbers.insert(staying[i].second, QByteArray::number(qulonglong(i)));
    return numbers;
}

void closeUp(const Tape &tape, quint32 data, const GoneIds &gone, QList<Splice> &splices)
{
    constexpr IdMember numbered {"all_nodes", IdRole::None, IdRole::Node};
    const MemberPruning pruning(tape, numbered, gone);
    const quint32 allNodes = memberOf(tape, data, {numbered.name});
    const auto numbers = closedUp(tape, allNodes, pruning);
    if (!numbers || !isKind(tape, allNodes, TokenKind::Object)
        || numbers->size() == qsizetype(tape[allNodes].count))
        return; // nothing of it goes
    const json::Style style = json::detectStyle(tape.text);
    for (const quint32 member : {allNodes, memberOf(tape, data, {"root_nodes"})}) {
        for (const Child child : Children(tape, member)) {
            const QByteArray key = child.key == json::noToken ? QByteArray() : keyOf(tape, child);
            const QByteArray number = numbers->value(key, key);
            if (!pruning.isOut(child) && number != key)
                splices.append(json::renameKey(tape, child.key, number, style));
        }
    }
}

// Of a list of relation and object.
std::optional<QByteArray> objectOf(const Tape &tape, quint32 pair)
{
    std::optional<QByteArray> last;
    for (const Child child : Children(tape, pair))
        last = textOf(tape, child.value);
    return last;
}

// Under its subject stand lists of relation and object.
void pruneTriplets(const Tape &tape, quint32 data, const GoneIds &gone,
    const GoneTriplets &triplets, QList<Splice> &splices)
{
    const quint32 relations = memberOf(tape, data, {"rel_map"});
    for (const Child subject : Children(tape, relations)) {
        if (subject.key == json::noToken)
            continue;
        const QByteArray name = keyOf(tape, subject);
        removeChildren(
            tape, subject.value,
            [&](const Child &pair) {
                const std::optional<QByteArray> object = objectOf(tape, pair.value);
                return object && triplets.has(name, *object, gone);
            },
            splices);
    }
    const quint32 embeddings = memberOf(tape, data, {"embedding_dict"});
    if (!isKind(tape, embeddings, TokenKind::Object))
        return;
    const auto isOut = [&](const Child &child) {
        const QByteArrayList parts = pythonTuple(keyOf(tape, child));
        return parts.size() == 3 && triplets.has(parts[0], parts[2], gone);
    };
    removeChildren(tape, embeddings, isOut, splices);
}

// Every token of a member that is the id: as a key, a value, or in a list.
void renameIn(const Tape &tape, quint32 container, const IdMember &member, const QByteArray &from,
    const QByteArray &to, QList<Splice> &splices)
{
    const json::Style style = json::detectStyle(tape.text);
    for (const Child child : Children(tape, container)) {
        if (child.key != json::noToken && member.keys != IdRole::None && keyOf(tape, child) == from)
            splices.append(json::renameKey(tape, child.key, to, style));
        if (isKind(tape, child.value, TokenKind::Array)) {
            renameIn(tape, child.value, member, from, to, splices);
        } else if (member.values == IdRole::Node && isKind(tape, child.value, TokenKind::Object)) {
            renameInNode(tape, child.value, from, to, splices);
        } else if (member.values != IdRole::None && isKind(tape, child.value, TokenKind::String)
            && textOf(tape, child.value) == from) {
            splices.append(
                json::setValue(tape, child.value, json::encodeString(to, style.escapes)));
        }
    }
}

} // namespace

void GoneTriplets::add(const QByteArray &index)
{
    const Result<EntryData> data = EntryData::of(index);
    if (!data)
        return;
    const Tape &tape = data->tape();
    const quint32 table = memberOf(tape, data->object(), {"table"});
    if (!isKind(tape, table, TokenKind::Object))
        return;
    for (const Child word : Children(tape, table)) {
        QSet<QByteArray> &nodes = m_table[keyOf(tape, word)];
        for (const Child node : Children(tape, word.value))
            nodes.insert(textOf(tape, node.value).value_or(QByteArray()));
    }
}

bool GoneTriplets::has(
    const QByteArray &subject, const QByteArray &object, const GoneIds &gone) const
{
    const QSet<QByteArray> nodes = m_table.value(subject) & m_table.value(object);
    return !nodes.isEmpty() && gone.nodes.contains(nodes);
}

Result<QByteArray> withoutIds(
    const QByteArray &index, const GoneIds &gone, const GoneTriplets &triplets)
{
    return editedData(index, [&](const Tape &tape, quint32 data, QList<Splice> &splices) {
        for (const IdMember &member : idMembers) {
            const quint32 container = memberOf(tape, data, {member.name});
            if (container != json::noToken)
                MemberPruning(tape, member, gone).prune(container, splices);
        }
        closeUp(tape, data, gone, splices);
        pruneTriplets(tape, data, gone, triplets, splices);
    });
}

Result<QByteArray> withRenamedId(
    const QByteArray &index, const QByteArray &from, const QByteArray &to)
{
    return editedData(index, [&](const Tape &tape, quint32 data, QList<Splice> &splices) {
        for (const IdMember &member : idMembers)
            renameIn(tape, memberOf(tape, data, {member.name}), member, from, to, splices);
    });
}

QByteArrayList emptiedParents(
    const QByteArray &index, const QSet<QByteArray> &gone, QSet<QByteArray> &partly)
{
    const Result<EntryData> data = EntryData::of(index);
    if (!data)
        return {};
    const Tape &tape = data->tape();
    const quint32 all = memberOf(tape, data->object(), {"node_id_to_children_ids"});
    if (!isKind(tape, all, TokenKind::Object))
        return {};
    QByteArrayList emptied;
    for (const Child parent : Children(tape, all)) {
        const QByteArray id = keyOf(tape, parent);
        quint32 lost = 0;
        for (const Child child : Children(tape, parent.value))
            lost += gone.contains(textOf(tape, child.value).value_or(QByteArray())) ? 1 : 0;
        if (lost > 0 && !gone.contains(id) && lost == tape[parent.value].count)
            emptied.append(id);
        else if (lost > 0 && !gone.contains(id))
            partly.insert(id);
    }
    return emptied;
}

} // namespace kvlens
