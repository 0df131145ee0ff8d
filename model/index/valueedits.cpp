// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/valueedits.h"

#include "model/index/storedtypes.h"
#include "model/index/tapetext.h"

namespace kvlens {

namespace {

using json::Child;
using json::Children;
using json::noToken;
using json::Splice;
using json::Tape;
using json::TokenKind;

} // namespace

json::Span spanOf(const Tape &tape, const Child &child)
{
    const quint32 first = child.key == noToken ? child.value : child.key;
    return {tape[first].begin, tape[child.value].end};
}

QByteArray keyOf(const Tape &tape, const Child &child)
{
    return json::decodeString(tape.bytes(child.key)).value_or(QByteArray());
}

void removeChildren(const Tape &tape, quint32 container, const IsOut &isOut, QList<Splice> &splices)
{
    if (container == noToken)
        return;
    json::Neighbours around {{tape[container].begin, tape[container].end}};
    std::optional<json::Span> run;
    const auto endRun = [&] {
        if (run)
            splices.append(json::removeRun(around, *run));
        run.reset();
        around.after.reset();
    };
    for (const Child child : Children(tape, container)) {
        const json::Span span = spanOf(tape, child);
        if (isOut(child)) {
            run = {run ? run->begin : span.begin, span.end};
            continue;
        }
        around.after = span;
        endRun();
        around.before = span;
    }
    endRun();
}

Result<QByteArray> editedValue(const QByteArray &value, const TapeEdit &edit)
{
    const Result<Tape> tape = json::parse(value);
    if (!tape)
        return tape.error();
    QList<Splice> splices;
    edit(*tape, 0, splices);
    return json::apply(value, splices);
}

Result<EntryData> EntryData::of(const QByteArray &value)
{
    Result<Tape> tape = json::parse(value);
    if (!tape)
        return tape.error();
    EntryData data;
    data.m_outer = *std::move(tape);
    data.m_data = memberOf(data.m_outer, 0, {"__data__"});
    if (isOwnData(data.m_outer))
        data.m_data = 0;
    if (isKind(data.m_outer, data.m_data, TokenKind::Object))
        return data;
    if (!isKind(data.m_outer, data.m_data, TokenKind::String))
        return Error {ErrorCode::Corrupt};
    Result<Tape> inner = json::parse(textOf(data.m_outer, data.m_data).value_or(QByteArray()));
    if (!inner)
        return inner.error();
    data.m_inner = *std::move(inner);
    return data;
}

QByteArray EntryData::edited(const QList<Splice> &splices) const
{
    if (!m_inner || splices.isEmpty())
        return json::apply(m_outer.text, splices);
    const QByteArray token = json::encodeString(
        json::apply(m_inner->text, splices), json::detectStyle(m_outer.text).escapes);
    return json::apply(m_outer.text, {json::setValue(m_outer, m_data, token)});
}

Result<QByteArray> editedData(const QByteArray &value, const TapeEdit &edit)
{
    const Result<EntryData> data = EntryData::of(value);
    if (!data)
        return data.error();
    QList<Splice> splices;
    edit(data->tape(), data->object(), splices);
    return data->edited(splices);
}

} // namespace kvlens
