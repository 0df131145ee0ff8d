// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/nodevalue.h"

#include "model/index/embeddedmetadata.h"
#include "model/index/metadatadigest.h"
#include "model/index/storedtypes.h"
#include "model/index/tapetext.h"

#include <QHashFunctions>

#include <array>

namespace kvlens {

namespace {

using json::noToken;
using json::Tape;
using json::TokenKind;

struct NamedLink
{
    QByteArrayView number;
    QByteArrayView name; // of LlamaIndexTS, and ours in lower case
    const char *shown;
    LinkKind kind;
};

constexpr std::array namedLinks {
    NamedLink {"1", "SOURCE", "source", LinkKind::Source},
    NamedLink {"2", "PREVIOUS", "previous", LinkKind::Previous},
    NamedLink {"3", "NEXT", "next", LinkKind::Next},
    NamedLink {"4", "PARENT", "parent", LinkKind::Parent},
    NamedLink {"5", "CHILD", "child", LinkKind::Child},
};

// A related node's record, or in old files its id alone.
void addLink(const Tape &tape, quint32 value, LinkKind kind, NodeValue &node)
{
    const bool isRecord = json::noToken != value && tape[value].kind == TokenKind::Object;
    const auto id = textOf(tape, isRecord ? memberOf(tape, value, {"node_id", "nodeId"}) : value);
    if (id)
        node.links.append({kind, *id});
}

void addLinks(const Tape &tape, quint32 relationships, NodeValue &node)
{
    for (const json::Child child : json::Children(tape, relationships)) {
        if (child.key == noToken)
            return;
        const std::optional<LinkKind> kind = linkKind(tape.bytes(child.key));
        if (!kind)
            continue;
        if (!isKind(tape, child.value, TokenKind::Array)) {
            addLink(tape, child.value, *kind, node);
            continue;
        }
        for (const json::Child one : json::Children(tape, child.value))
            addLink(tape, one.value, *kind, node);
    }
}

// Of its token: the same library writes the same text in the same way.
quint64 digestOf(const Tape &tape, quint32 text)
{
    if (!isKind(tape, text, TokenKind::String) || tape.bytes(text).size() <= 2)
        return 0;
    const QByteArrayView token = tape.bytes(text);
    return qHash(token) | 1;
}

// The old layout is known by its "extra_info", and has its id elsewhere.
bool losesItsId(const Tape &tape, quint32 data)
{
    const bool isOld = memberOf(tape, data, {"extra_info"}) != noToken;
    return memberOf(tape, data, {isOld ? "doc_id" : "id_"}) == noToken;
}

void takeFacts(const Tape &tape, quint32 data, quint32 text, NodeValue &node)
{
    const quint32 metadata = memberOf(tape, data, {"metadata", "extra_info"});
    node.metadata = metadataDigest(tape, metadata);
    node.namesDocument = namesDocument(tape, metadata);
    node.isMostlyMetadata = node.text != 0 && isMetadataLonger(tape, data, metadata, text);
    node.hasEmbedding = isKind(tape, memberOf(tape, data, {"embedding"}), TokenKind::Array);
    node.losesId = losesItsId(tape, data);
}

qint32 placeOf(const Tape &tape, quint32 number)
{
    if (number == noToken)
        return -1;
    bool isNumber = false;
    const int place = isKind(tape, number, TokenKind::Number)
        ? tape.bytes(number).toInt(&isNumber)
        : textOf(tape, number).value_or(QByteArray()).toInt(&isNumber);
    return isNumber && place >= 0 ? place : -1;
}

// Where in the source its text is, if it says both and they make sense.
void takeRange(const Tape &tape, quint32 data, NodeValue &node)
{
    const qint32 begin = placeOf(tape, memberOf(tape, data, {"start_char_idx", "startCharIdx"}));
    const qint32 end = placeOf(tape, memberOf(tape, data, {"end_char_idx", "endCharIdx"}));
    if (begin < 0 || end < begin)
        return;
    node.begin = begin;
    node.end = end;
}

// Only documents may be without a text.
OddFieldOrNone oddFieldOf(const Tape &tape, quint32 data, IndexNodeKind kind)
{
    const bool needsText = kind != IndexNodeKind::Document && kind != IndexNodeKind::Multimodal;
    const quint32 text = needsText ? memberOf(tape, data, {"text"}) : noToken;
    if (isNull(tape, text))
        return OddField {"text", "ValidationError"};
    return oddFieldOfNode(tape, data);
}

void takeTextFacts(const Tape &tape, quint32 data, NodeValue &node)
{
    const quint32 resource = memberOf(tape, data, {"text_resource"});
    quint32 text = memberOf(tape, data, {"text"});
    node.text = digestOf(tape, text);
    if (node.text == 0) {
        text = memberOf(tape, resource, {"text"});
        node.text = digestOf(tape, text);
    }
    takeFacts(tape, data, text, node);
}

void takeData(const Tape &tape, quint32 data, ValueFacts wanted, NodeValue &node)
{
    node.id = textOf(tape, memberOf(tape, data, {"id_", "doc_id"}));
    addLinks(tape, memberOf(tape, data, {"relationships"}), node);
    takeRange(tape, data, node);
    if (wanted == ValueFacts::All)
        takeTextFacts(tape, data, node);
}

void takeDataText(const QByteArray &text, ValueFacts wanted, NodeValue &node)
{
    if (const Result<Tape> inner = json::parse(text))
        takeData(*inner, 0, wanted, node);
}

} // namespace

const char *linkName(LinkKind kind)
{
    return namedLinks[size_t(kind) - 1].shown;
}

std::optional<LinkKind> linkKind(QByteArrayView keyToken)
{
    const QByteArrayView name = keyToken.sliced(1, keyToken.size() - 2);
    for (const NamedLink &link : namedLinks) {
        if (name == link.number || name == link.name)
            return link.kind;
    }
    return std::nullopt;
}

NodeValue nodeValue(const Tape &tape, ValueFacts wanted)
{
    NodeValue node;
    if (!isKind(tape, 0, TokenKind::Object)) {
        node.fault = NodeValue::Fault::NotAnObject;
        return node;
    }
    const quint32 type = memberOf(tape, 0, {"__type__"});
    const quint32 data = memberOf(tape, 0, {"__data__"});
    node.kind = indexNodeKind(tape);
    if (isKind(tape, data, TokenKind::String)) {
        node.fault = NodeValue::Fault::DataIsText;
        takeDataText(*textOf(tape, data), wanted, node);
        return node;
    }
    takeData(tape, data, wanted, node);
    if (data == noToken)
        node.fault = NodeValue::Fault::NoData;
    else if (type == noToken)
        node.fault = NodeValue::Fault::NoType;
    else if (!isOfPythonType(tape))
        node.fault = NodeValue::Fault::UnknownType;
    else if (wanted == ValueFacts::All && (node.odd = oddFieldOf(tape, data, node.kind)))
        node.fault = NodeValue::Fault::BadField;
    return node;
}

Result<NodeValue> nodeValue(const QByteArray &json)
{
    const Result<Tape> tape = json::parse(json);
    return tape ? Result<NodeValue>(nodeValue(*tape)) : tape.error();
}

} // namespace kvlens
