// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/structvalue.h"

#include "model/index/storedtypes.h"
#include "model/index/tapetext.h"

namespace kvlens {

namespace {

using json::Child;
using json::Children;
using json::noToken;
using json::Tape;
using json::TokenKind;

// An id, or all of a list of them.
void holdAll(const Tape &tape, quint32 value, StructValue &index)
{
    if (isKind(tape, value, TokenKind::Array)) {
        for (const Child one : Children(tape, value))
            holdAll(tape, one.value, index);
    } else if (const auto id = textOf(tape, value)) {
        index.held.append({*id});
    }
}

enum class Keys : quint8 { AreNodes, AreVectors, AreOther };

// The ids that an object has as its values, and perhaps as its keys.
void holdMembers(const Tape &tape, quint32 object, Keys keys, StructValue &index)
{
    if (!isKind(tape, object, TokenKind::Object))
        return;
    index.held.reserve(tape[object].count); // mostly one for each
    for (const Child child : Children(tape, object)) {
        const QByteArray name
            = keys == Keys::AreOther ? QByteArray() : json::decodeSound(tape.bytes(child.key));
        if (keys == Keys::AreNodes)
            index.held.append({name, name});
        const qsizetype before = index.held.size();
        if (keys == Keys::AreVectors && tape.bytes(child.key) == tape.bytes(child.value)) {
            index.held.append({name, name}); // as mostly: one text for both
            continue;
        }
        // The node itself, as LlamaIndexTS has it.
        if (keys == Keys::AreVectors && isKind(tape, child.value, TokenKind::Object))
            index.held.append({textOf(tape, memberOf(tape, child.value, {"id_"})).value_or(name)});
        holdAll(tape, child.value, index);
        if (keys == Keys::AreVectors && index.held.size() == before + 1)
            index.held.last().vector = name;
    }
}

void hold(const Tape &tape, quint32 data, StructValue &index)
{
    const auto member = [&](const char *name) { return memberOf(tape, data, {name}); };
    index.id = textOf(tape, memberOf(tape, data, {"index_id", "indexId"}));
    switch (index.kind) {
    case StructKind::Vectors:
        holdMembers(
            tape, memberOf(tape, data, {"nodes_dict", "nodesDict"}), Keys::AreVectors, index);
        return;
    case StructKind::List:
        holdAll(tape, member("nodes"), index);
        return;
    case StructKind::Keywords:
    case StructKind::Graph:
        holdMembers(tape, member("table"), Keys::AreOther, index);
        return;
    case StructKind::Tree:
        holdMembers(tape, member("all_nodes"), Keys::AreOther, index);
        return;
    case StructKind::Summaries:
        holdMembers(tape, member("summary_id_to_node_ids"), Keys::AreNodes, index);
        return;
    case StructKind::Unknown:
    case StructKind::Empty:
        return;
    }
}

// With another type in one of its members nothing is known of what it holds.
void holdChecked(const Tape &tape, quint32 data, bool isText, StructValue &index)
{
    hold(tape, data, index);
    index.odd = oddFieldOfIndex(tape, data, index.kind, isText);
    if (!index.odd)
        return;
    index.fault = StructValue::Fault::BadField;
    index.held.clear();
}

void takeText(const Tape &outer, quint32 data, StructValue &index)
{
    const Result<Tape> inner = json::parse(json::decodeSound(outer.bytes(data)));
    if (!inner)
        index.fault = StructValue::Fault::BadData;
    else
        holdChecked(*inner, 0, true, index);
}

} // namespace

StructValue structValue(const Tape &tape)
{
    StructValue index;
    if (!isKind(tape, 0, TokenKind::Object)) {
        index.fault = StructValue::Fault::NotAnObject;
        return index;
    }
    const quint32 type = memberOf(tape, 0, {"__type__"});
    const quint32 data = memberOf(tape, 0, {"__data__"});
    index.type = textOf(tape, type).value_or(QByteArray());
    index.kind = structKind(index.type);
    if (isOwnData(tape)) {
        index.type = ownType(tape);
        index.kind = structKind(index.type);
        hold(tape, 0, index);
        return index;
    }
    if (type == noToken)
        index.fault = StructValue::Fault::NoType;
    else if (data == noToken)
        index.fault = StructValue::Fault::NoData;
    else if (isKind(tape, type, TokenKind::Array) || isKind(tape, type, TokenKind::Object))
        index.fault = StructValue::Fault::BadType;
    else if (index.kind == StructKind::Unknown)
        index.fault = StructValue::Fault::UnknownType;
    else if (isKind(tape, data, TokenKind::String))
        takeText(tape, data, index);
    else
        holdChecked(tape, data, false, index);
    return index;
}

Result<StructValue> structValue(const QByteArray &json)
{
    const Result<Tape> tape = json::parse(json);
    return tape ? Result<StructValue>(structValue(*tape)) : tape.error();
}

} // namespace kvlens
