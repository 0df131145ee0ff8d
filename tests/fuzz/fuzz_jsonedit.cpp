// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Splices: what is inserted, removed, renamed or moved is exactly that, all other children keep
// their bytes, and the inverse brings the text back.

#include "fuzz.h"
#include "stores/json/edit.h"
#include "tests/stores/jsonbytes.h"

using namespace kvlens;
using namespace kvlens::json;

namespace {

void requireEdit(const Tape &tape, quint32 container, const QList<Splice> &splices,
    const QByteArrayList &expected)
{
    const QByteArray after = apply(tape.text, splices);
    require(apply(after, inverse(tape.text, splices)) == tape.text, "the inverse undoes");
    const Result<Tape> parsed = parse(after);
    require(parsed.has_value(), "an edited text is JSON");
    require(childTexts(*parsed, container) == expected, "the children are as meant");
    require(after.startsWith(tape.text.first(tape[container].begin + 1))
            && after.endsWith(tape.text.mid(tape[container].end - 1)),
        "nothing changes outside the container");
}

} // namespace

// The first two bytes choose the container and the child, the rest is the text.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size < 3)
        return 0;
    const Result<Tape> tape = parse(inputBytes(data + 2, size - 2));
    if (!tape)
        return 0;
    const quint32 container = data[0] % static_cast<quint32>(tape->tokens.size());
    const TokenKind kind = (*tape)[container].kind;
    if (kind != TokenKind::Object && kind != TokenKind::Array)
        return 0;
    const Style style = detectStyle(tape->text);
    const QByteArrayList children = childTexts(*tape, container);
    const quint32 count = (*tape)[container].count;

    QByteArrayList expected = children;
    const quint32 place = data[1] % (count + 1);
    const bool object = kind == TokenKind::Object;
    expected.insert(place, object ? "\"new\"=1" : "=1");
    requireEdit(*tape, container,
        {object ? insertMember(*tape, container, place, "new", "1", style)
                : insertElement(*tape, container, place, "1", style)},
        expected);
    if (count == 0)
        return 0;
    const quint32 child = data[1] % count;
    expected = children;
    expected.removeAt(child);
    requireEdit(*tape, container, {removeChild(*tape, container, child)}, expected);
    const quint32 to = data[0] % count;
    expected = children;
    expected.move(child, to);
    requireEdit(*tape, container, moveChild(*tape, container, child, to), expected);
    const Result<QByteArray> styled = writeStyled(tape->text, style);
    require(styled && parse(*styled)->tokens.size() == tape->tokens.size(),
        "newly written text has the same tokens");
    return 0;
}
