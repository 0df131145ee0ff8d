// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/everywhere/graphids.h"

#include "model/everywhere/renamedids.h"
#include "model/index/valueedits.h"

namespace kvlens {

namespace {

using json::Child;
using json::Children;
using json::Splice;
using json::Tape;
using json::TokenKind;

QByteArray memberText(const Tape &tape, quint32 object, const char *name)
{
    return textOf(tape, memberOf(tape, object, {name})).value_or(QByteArray());
}

QByteArray sourceOf(const Tape &tape, quint32 entry)
{
    return memberText(tape, memberOf(tape, entry, {"properties"}), "triplet_source_id");
}

// A chunk has the whole node in a text of its own.
quint32 contentOf(const Tape &tape, quint32 entry)
{
    const quint32 content
        = memberOf(tape, memberOf(tape, entry, {"properties"}), {"_node_content"});
    return isKind(tape, content, TokenKind::String) ? content : json::noToken;
}

void editContent(const Tape &tape, quint32 entry, const TapeEdit &edit, QList<Splice> &splices)
{
    const quint32 content = contentOf(tape, entry);
    const std::optional<QByteArray> text = textOf(tape, content);
    const Result<QByteArray> edited
        = text ? editedValue(*text, edit) : Result<QByteArray>(Error {ErrorCode::NotFound});
    if (edited && *edited != *text)
        splices.append(json::setValue(
            tape, content, json::encodeString(*edited, json::detectStyle(tape.text).escapes)));
}

// As the library makes the key of a relation.
QByteArray relationKey(const QByteArray &source, const QByteArray &label, const QByteArray &target)
{
    return source + '_' + label + '_' + target;
}

// As the library has them; of each its three texts.
QByteArrayList tripletTexts(const Tape &tape, quint32 triplet)
{
    QByteArrayList texts;
    for (const Child child : Children(tape, triplet))
        texts.append(textOf(tape, child.value).value_or(QByteArray()));
    return texts;
}

class GraphLook
{
public:
    explicit GraphLook(const GoneIds &gone)
        : m_gone(gone)
    {
    }

    void lookAtNode(const Entry &entry);
    void lookAtRelation(const Entry &entry);
    GoneGraph take(const GoneChains::IsThere &isThere);

private:
    struct Linked // to what goes
    {
        QByteArray key;
        QByteArray previous;
        QByteArray next;
    };
    void lookAtContent(const QByteArray &key, const Tape &chunk, bool isGone);
    struct Entity
    {
        QByteArray key;
        QByteArray source; // empty: not known
    };

    const GoneIds &m_gone; // outlives us
    GoneGraph m_found;
    std::vector<Entity> m_entities; // that may go
    QHash<QByteArray, QByteArray> m_staying; // named by relations that stay: from what those are
    QSet<QByteArray> m_unnamed; // named by a relation that goes
    GoneChains m_chains;
    std::vector<Linked> m_linked; // and stay
};

void GraphLook::lookAtContent(const QByteArray &key, const Tape &chunk, bool isGone)
{
    const std::optional<QByteArray> text = textOf(chunk, contentOf(chunk, 0));
    const Result<Tape> node = text ? json::parse(*text) : Result<Tape>(Error {ErrorCode::NotFound});
    if (node && isGone)
        m_chains.add(key, *node, 0);
    else if (node && losesLinks(*node, 0, m_gone.nodes))
        m_linked.push_back(
            {key, linkTarget(*node, 0, LinkKind::Previous), linkTarget(*node, 0, LinkKind::Next)});
}

// A chunk is a node of the index itself; the document of one is an entity, made by a relation.
void GraphLook::lookAtNode(const Entry &entry)
{
    const QByteArray &key = entry.ref.key;
    const bool isGone = m_gone.nodes.contains(key) || m_gone.documents.contains(key);
    if (isGone)
        m_found.nodes.insert(key);
    const Result<Tape> tape = json::parse(entry.value);
    if (!tape)
        return;
    lookAtContent(key, *tape, isGone);
    if (isGone || memberOf(*tape, 0, {"id_"}) != json::noToken)
        return;
    const QByteArray source = sourceOf(*tape, 0);
    if (source.isEmpty() || m_gone.nodes.contains(source))
        m_entities.push_back({key, source});
}

void GraphLook::lookAtRelation(const Entry &entry)
{
    const Result<Tape> tape = json::parse(entry.value);
    if (!tape)
        return;
    const QByteArray from = memberText(*tape, 0, "source_id");
    const QByteArray to = memberText(*tape, 0, "target_id");
    const QByteArray source = sourceOf(*tape, 0);
    const bool isGone = m_gone.nodes.contains(source) || m_found.nodes.contains(from)
        || m_found.nodes.contains(to);
    if (isGone)
        m_found.relations.insert(entry.ref.key);
    for (const QByteArray &end : {from, to}) {
        if (isGone)
            m_unnamed.insert(end);
        else if (m_staying.value(end).isEmpty())
            m_staying.insert(end, source);
    }
}

GoneGraph GraphLook::take(const GoneChains::IsThere &isThere)
{
    for (const Linked &chunk : m_linked)
        m_found.newNeighbours.emplace(
            chunk.key, m_chains.beside(chunk.key, chunk.previous, chunk.next, isThere));
    for (const Entity &entity : m_entities) {
        const bool isNamed = m_staying.contains(entity.key);
        const bool isMade = !entity.source.isEmpty();
        if (!isNamed && (isMade || m_unnamed.contains(entity.key)))
            m_found.nodes.insert(entity.key);
        else if (isMade && !m_staying.value(entity.key).isEmpty())
            m_found.newSources.emplace(entity.key, m_staying.value(entity.key));
    }
    return std::move(m_found);
}

// A graph may lack a part.
Result<void> scanIfThere(Store &store, const CollectionRef &collection, const ScanSink &sink,
    const std::stop_token &stop)
{
    Result<void> scanned = scanAll(store, collection, sink, stop);
    if (!scanned && scanned.error().code == ErrorCode::NotFound)
        return {};
    return scanned;
}

Result<QByteArray> graphEntryWithRenamedId(
    const QByteArray &entry, const QByteArray &from, const QByteArray &to)
{
    return editedValue(entry, [&](const Tape &tape, quint32 value, QList<Splice> &splices) {
        const RenamedId id(tape, from, to);
        for (const char *name : {"id_", "name", "source_id", "target_id"})
            id.rename(memberOf(tape, value, {name}), splices);
        const quint32 properties = memberOf(tape, value, {"properties"});
        for (const char *name : documentMembers)
            id.rename(memberOf(tape, properties, {name}), splices);
        editContent(
            tape, value,
            [&](const Tape &node, quint32 whole, QList<Splice> &inner) {
                renameInNode(node, whole, from, to, inner);
            },
            splices);
    });
}

Result<QByteArray> tripletsWithRenamedId(
    const QByteArray &triplets, const QByteArray &from, const QByteArray &to)
{
    return editedValue(triplets, [&](const Tape &tape, quint32 value, QList<Splice> &splices) {
        const RenamedId id(tape, from, to);
        for (const Child triplet : Children(tape, value)) {
            quint32 number = 0;
            for (const Child part : Children(tape, triplet.value)) {
                if (number++ != 1) // between them stands the label
                    id.rename(part.value, splices);
            }
        }
    });
}

} // namespace

GraphPlaces graphPlaces(const CollectionRef &nodes)
{
    return {nodes, {"relations", nodes.group}, {{{}, nodes.group, 0, true}, "triplets"}};
}

Result<GoneGraph> goneFromGraph(Store &store, const GraphPlaces &places, const GoneIds &gone,
    const GoneChains::IsThere &isThere, const std::stop_token &stop)
{
    GraphLook look(gone);
    const auto node = [&](const Entry &entry) {
        look.lookAtNode(entry);
        return Visit::Continue;
    };
    if (const Result<void> seen = scanIfThere(store, places.nodes, node, stop); !seen)
        return seen.error();
    const auto relation = [&](const Entry &entry) {
        look.lookAtRelation(entry);
        return Visit::Continue;
    };
    if (const Result<void> seen = scanIfThere(store, places.relations, relation, stop); !seen)
        return seen.error();
    return look.take(isThere);
}

Result<QByteArray> withoutRelations(const QByteArray &triplets, const QSet<QByteArray> &relations)
{
    return editedValue(triplets, [&](const Tape &tape, quint32 value, QList<Splice> &splices) {
        const auto isOut = [&](const Child &triplet) {
            const QByteArrayList texts = tripletTexts(tape, triplet.value);
            return texts.size() == 3
                && relations.contains(relationKey(texts[0], texts[1], texts[2]));
        };
        removeChildren(tape, value, isOut, splices);
    });
}

Result<QByteArray> withTripletSource(const QByteArray &node, const QByteArray &source)
{
    return editedValue(node, [&](const Tape &tape, quint32 value, QList<Splice> &splices) {
        // Beside the node itself a vector's metadata is such a record, too.
        const quint32 properties = memberOf(tape, value, {"properties"});
        const quint32 record = properties == json::noToken ? value : properties;
        const quint32 token = memberOf(tape, record, {"triplet_source_id"});
        if (token != json::noToken)
            splices.append(json::setValue(
                tape, token, json::encodeString(source, json::detectStyle(tape.text).escapes)));
    });
}

Result<QByteArray> chunkWithHealedLinks(
    const QByteArray &chunk, const QSet<QByteArray> &gone, const NewNeighbours &neighbours)
{
    return editedValue(chunk, [&](const Tape &tape, quint32 value, QList<Splice> &splices) {
        editContent(
            tape, value,
            [&](const Tape &node, quint32 whole, QList<Splice> &inner) {
                healLinks(node, whole, gone, neighbours, inner);
            },
            splices);
    });
}

Result<RenamedGraph> renamedInGraph(Store &store, const GraphPlaces &places, const QByteArray &from,
    const QByteArray &to, const std::stop_token &stop)
{
    RenamedGraph renamed;
    const auto node = [&](const Entry &entry) {
        const Result<QByteArray> value = graphEntryWithRenamedId(entry.value, from, to);
        if (value && (*value != entry.value || entry.ref.key == from))
            renamed.nodes.emplace(entry.ref.key, *value);
        return Visit::Continue;
    };
    if (const Result<void> seen = scanIfThere(store, places.nodes, node, stop); !seen)
        return seen.error();
    const auto relation = [&](const Entry &entry) {
        const Result<QByteArray> value = graphEntryWithRenamedId(entry.value, from, to);
        const Result<Tape> tape = value ? json::parse(*value) : Result<Tape>(value.error());
        if (tape && *value != entry.value)
            renamed.relations.emplace(entry.ref.key,
                RenamedGraph::Relation {
                    relationKey(memberText(*tape, 0, "source_id"), memberText(*tape, 0, "label"),
                        memberText(*tape, 0, "target_id")),
                    *value});
        return Visit::Continue;
    };
    if (const Result<void> seen = scanIfThere(store, places.relations, relation, stop); !seen)
        return seen.error();
    const Result<Entry> triplets = readOne(store, places.triplets, stop);
    const Result<QByteArray> value = triplets ? tripletsWithRenamedId(triplets->value, from, to)
                                              : Result<QByteArray>(triplets.error());
    if (value && *value != triplets->value)
        renamed.triplets = *value;
    return renamed;
}

} // namespace kvlens
