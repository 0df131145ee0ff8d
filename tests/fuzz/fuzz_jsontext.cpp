// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The value tape: tokens cover their bytes, next and count are right, pointers lead back.

#include "fuzz.h"
#include "stores/json/pystr.h"
#include "stores/json/text.h"

using namespace kvlens;
using namespace kvlens::json;

namespace {

void requireChildren(const Tape &tape, quint32 container)
{
    quint32 count = 0;
    quint32 last = container + 1;
    qint64 end = tape[container].begin + 1;
    for (const Child child : Children(tape, container)) {
        const Token &first = tape[child.key == noToken ? child.value : child.key];
        require(first.begin >= end && tape[child.value].end < tape[container].end,
            "children in order inside their container");
        end = tape[child.value].end;
        last = tape[child.value].next;
        ++count;
    }
    require(count == tape[container].count, "as many children as counted");
    require(last == tape[container].next, "the last child ends with its container");
}

void requireScalar(const Tape &tape, quint32 token)
{
    const Token &t = tape[token];
    require(t.begin < t.end && t.next == token + 1 && t.count == 0, "a scalar is one token");
    if (t.kind == TokenKind::Key || t.kind == TokenKind::String)
        require(decodeString(tape.bytes(token)).has_value(), "strings can be decoded");
    else
        require(parse(tape.bytes(token).toByteArray()).has_value(), "a scalar is JSON by itself");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray text = inputBytes(data, size);
    const Result<Tape> tape = parse(text);
    require(tape || !parse(text, Grammar::Strict), "strict JSON is Python's JSON");
    if (!tape) {
        const TextPlace place = *tape.error().place;
        require(place.byte >= 0 && place.byte <= text.size(), "errors are in the text");
        require(place == placeAt(text, place.byte), "line and column fit the byte");
        return 0;
    }
    for (quint32 token = 0; token < tape->tokens.size(); ++token) {
        const TokenKind kind = (*tape)[token].kind;
        if (kind == TokenKind::Object || kind == TokenKind::Array)
            requireChildren(*tape, token);
        else
            requireScalar(*tape, token);
        require(tokenAt(*tape, (*tape)[token].begin) == token, "a token is found at its begin");
        if (token < 50) {
            // Of duplicate keys the last is found, which need not have what another has inside.
            const quint32 found = findPointer(*tape, pointerOf(*tape, token));
            require(found == noToken || found + 1 > token, "no earlier token is found");
        }
    }
    return 0;
}
