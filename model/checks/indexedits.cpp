// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/checks/indexedits.h"

#include "model/index/nodevalue.h"
#include "model/index/structvalue.h"
#include "model/index/tapetext.h"
#include "model/index/valueedits.h"

namespace kvlens {

namespace {

using json::Child;
using json::Children;
using json::noToken;
using json::Splice;
using json::Tape;
using json::TokenKind;

QList<QByteArray> tokensOf(const QList<QByteArray> &ids, const json::Style &style)
{
    QList<QByteArray> tokens;
    for (const QByteArray &id : ids)
        tokens.append(json::encodeString(id, style.escapes));
    return tokens;
}

// Puts children behind those of a container that stay; they are texts as they shall stand.
void append(const Tape &tape, quint32 container, const std::optional<json::Span> &last,
    const QList<QByteArray> &children, QList<Splice> &splices)
{
    if (children.isEmpty() || container == noToken)
        return;
    const json::Layout layout = json::layoutOf(json::detectStyle(tape.text), {});
    const json::Span whole {tape[container].begin, tape[container].end};
    splices.append(json::insertRun({whole, last}, children, layout));
}

// One list of node ids, or a list for each keyword.
void removeListed(const Tape &tape, quint32 value, const IsGone &isGone, QList<Splice> &splices)
{
    const auto isOut = [&](const Child &child) {
        const std::optional<QByteArray> id = textOf(tape, child.value);
        return id && isGone(*id);
    };
    if (isKind(tape, value, TokenKind::Array)) {
        removeChildren(tape, value, isOut, splices);
        return;
    }
    for (const Child child : Children(tape, value)) {
        if (isKind(tape, child.value, TokenKind::Array))
            removeChildren(tape, child.value, isOut, splices);
    }
    if (isKind(tape, value, TokenKind::Object))
        removeChildren(tape, value, isOut, splices);
}

// A relationship is a record of a node, or in old files its id.
std::optional<QByteArray> targetOf(const Tape &tape, quint32 value)
{
    const bool isRecord = isKind(tape, value, TokenKind::Object);
    return textOf(tape, isRecord ? memberOf(tape, value, {"node_id", "nodeId"}) : value);
}

} // namespace

Result<QByteArray> withNodes(
    const QByteArray &refDoc, const IsGone &isGone, const QList<QByteArray> &added)
{
    const auto member = [](const Tape &tape) {
        return memberOf(tape, 0, {"node_ids", "nodeIds", "doc_ids"});
    };
    const auto list = [member](const Tape &tape) {
        return isKind(tape, member(tape), TokenKind::Array) ? member(tape) : noToken;
    };
    const Result<QByteArray> pruned
        = editedValue(refDoc, [&](const Tape &tape, quint32, QList<Splice> &splices) {
              removeListed(tape, list(tape), isGone, splices);
          });
    if (!pruned)
        return pruned;
    const QList<QByteArray> tokens = tokensOf(added, json::detectStyle(refDoc));
    return editedValue(*pruned, [&](const Tape &tape, quint32, QList<Splice> &splices) {
        const quint32 there = member(tape);
        const QByteArray whole = '[' + tokens.join(", ") + ']';
        std::optional<json::Span> last;
        for (const Child child : Children(tape, there == noToken ? 0 : list(tape)))
            last = spanOf(tape, child);
        if (tokens.isEmpty())
            return;
        if (there == noToken && isKind(tape, 0, TokenKind::Object))
            append(tape, 0, last, {"\"node_ids\": " + whole}, splices);
        else if (there != noToken && list(tape) == noToken)
            splices.append({tape[there].begin, tape[there].end, whole});
        else
            append(tape, list(tape), last, tokens, splices);
    });
}

Result<QByteArray> withNodeList(const QByteArray &refDoc, const QList<QByteArray> &nodes)
{
    const QByteArray whole = '[' + tokensOf(nodes, json::detectStyle(refDoc)).join(", ") + ']';
    return editedValue(refDoc, [&](const Tape &tape, quint32, QList<Splice> &splices) {
        const quint32 there = memberOf(tape, 0, {"node_ids", "nodeIds", "doc_ids"});
        if (there != noToken)
            splices.append({tape[there].begin, tape[there].end, whole});
    });
}

Result<QByteArray> newRefDoc(const QList<QByteArray> &nodes, const QByteArray &node)
{
    const Result<Tape> tape = json::parse(node);
    if (!tape)
        return tape.error();
    const quint32 all = memberOf(*tape, memberOf(*tape, 0, {"__data__"}), {"relationships"});
    const quint32 metadata = memberOf(*tape, memberOf(*tape, all, {"1", "SOURCE"}), {"metadata"});
    const QByteArray kept
        = isKind(*tape, metadata, TokenKind::Object) ? tape->bytes(metadata).toByteArray() : "{}";
    return "{\"node_ids\": [" + tokensOf(nodes, {}).join(", ") + "], \"metadata\": " + kept + '}';
}

Result<QByteArray> withoutLinks(const QByteArray &node, const IsGone &isGone)
{
    return editedValue(node, [&](const Tape &tape, quint32, QList<Splice> &splices) {
        const quint32 data = memberOf(tape, 0, {"__data__"});
        const quint32 all = memberOf(tape, data, {"relationships"});
        if (!isKind(tape, all, TokenKind::Object))
            return;
        const auto isTargetGone = [&](const Child &child) {
            const std::optional<QByteArray> target = targetOf(tape, child.value);
            return target && isGone(*target);
        };
        const auto isCut = [&](const Child &child) {
            const std::optional<LinkKind> kind = linkKind(tape.bytes(child.key));
            return kind && *kind != LinkKind::Source;
        };
        for (const Child child : Children(tape, all)) {
            if (isCut(child) && isKind(tape, child.value, TokenKind::Array))
                removeChildren(tape, child.value, isTargetGone, splices);
        }
        const auto isOut = [&](const Child &child) {
            return isCut(child) && !isKind(tape, child.value, TokenKind::Array)
                && isTargetGone(child);
        };
        removeChildren(tape, all, isOut, splices);
    });
}

Result<QByteArray> withOwnId(const QByteArray &node, const QByteArray &id)
{
    return editedData(node, [&](const Tape &tape, quint32 data, QList<Splice> &splices) {
        const bool isOld = memberOf(tape, data, {"extra_info"}) != noToken;
        const char *name = isOld ? "doc_id" : "id_";
        const char *other = isOld ? "id_" : "doc_id";
        const json::Style style = json::detectStyle(tape.text);
        for (const Child child : Children(tape, data)) {
            if (child.key == noToken || keyOf(tape, child) != other)
                continue;
            splices.append(json::renameKey(tape, child.key, name, style));
            return;
        }
        splices.append(
            json::insertMember(tape, data, 0, name, json::encodeString(id, style.escapes), style));
    });
}

Result<QByteArray> withoutEmbedding(const QByteArray &node)
{
    return editedData(node, [&](const Tape &tape, quint32 data, QList<Splice> &splices) {
        const quint32 embedding = memberOf(tape, data, {"embedding"});
        if (isKind(tape, embedding, TokenKind::Array))
            splices.append(json::setValue(tape, embedding, "null"));
    });
}

Result<QByteArray> withIndexId(const QByteArray &index, const QByteArray &id)
{
    return editedData(index, [&](const Tape &tape, quint32 data, QList<Splice> &splices) {
        const quint32 member = memberOf(tape, data, {"index_id", "indexId"});
        const json::Style style = json::detectStyle(tape.text);
        const QByteArray token = json::encodeString(id, style.escapes);
        splices.append(member == noToken
                ? json::insertMember(tape, data, 0, "index_id", token, style)
                : json::setValue(tape, member, token));
    });
}

Result<QByteArray> withoutHeld(const QByteArray &index, const IsGone &isGone)
{
    return editedData(index, [&](const Tape &tape, quint32 data, QList<Splice> &splices) {
        const quint32 vectors = memberOf(tape, data, {"nodes_dict", "nodesDict"});
        const auto isVectorOut = [&](const Child &child) { return isGone(keyOf(tape, child)); };
        if (isKind(tape, vectors, TokenKind::Object))
            removeChildren(tape, vectors, isVectorOut, splices);
        for (const char *name : {"nodes", "table"})
            removeListed(tape, memberOf(tape, data, {name}), isGone, splices);
    });
}

Result<QByteArray> withVectors(const QByteArray &index, const QList<QByteArray> &added)
{
    return editedData(index, [&](const Tape &tape, quint32 data, QList<Splice> &splices) {
        const quint32 vectors = memberOf(tape, data, {"nodes_dict", "nodesDict"});
        if (!isKind(tape, vectors, TokenKind::Object))
            return;
        std::optional<json::Span> last;
        for (const Child child : Children(tape, vectors))
            last = spanOf(tape, child);
        const json::Style style = json::detectStyle(tape.text);
        QList<QByteArray> members;
        for (const QByteArray &id : added)
            members.append(json::memberText(id, json::encodeString(id, style.escapes),
                json::layoutOf(style, {}), style.escapes));
        append(tape, vectors, last, members, splices);
    });
}

Result<QByteArray> withOwnNodes(const QByteArray &index, const QSet<QByteArray> &vectors)
{
    return editedData(index, [&](const Tape &tape, quint32 data, QList<Splice> &splices) {
        const quint32 all = memberOf(tape, data, {"nodes_dict", "nodesDict"});
        if (!isKind(tape, all, TokenKind::Object))
            return;
        const json::Style style = json::detectStyle(tape.text);
        for (const Child child : Children(tape, all)) {
            const QByteArray id = keyOf(tape, child);
            if (vectors.contains(id) && isKind(tape, child.value, TokenKind::String))
                splices.append(
                    json::setValue(tape, child.value, json::encodeString(id, style.escapes)));
        }
    });
}

Result<QByteArray> vectorMetadata(const QByteArray &node, const QByteArray &document)
{
    const Result<Tape> tape = json::parse(node);
    if (!tape)
        return tape.error();
    const quint32 data = memberOf(*tape, 0, {"__data__"});
    const quint32 metadata = memberOf(*tape, data, {"metadata", "extra_info"});
    const std::optional<QByteArray> type = textOf(*tape, memberOf(*tape, data, {"class_name"}));
    QByteArray all = isKind(*tape, metadata, TokenKind::Object)
        ? tape->bytes(metadata).toByteArray()
        : QByteArray("{}");
    const json::Style style = json::detectStyle(node);
    const auto put = [&](const char *name, const QByteArray &text) {
        const Result<Tape> now = json::parse(all);
        if (!now)
            return;
        const QByteArray token = json::encodeString(text, style.escapes);
        const quint32 old = memberOf(*now, 0, {name});
        all = json::apply(all,
            {old != noToken ? json::setValue(*now, old, token)
                            : json::insertMember(
                                *now, 0, (*now)[0].count, QByteArrayView(name), token, style)});
    };
    put("_node_type", type.value_or("TextNode"));
    for (const char *name : {"document_id", "doc_id", "ref_doc_id"})
        put(name, document);
    return all;
}

} // namespace kvlens
