// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The checks that need no tape: in blocks of any size they say what the parser says, at the same
// byte; and entries that they call sound are sound for the parser.

#include "fuzz.h"
#include "stores/json/text.h"
#include "stores/json/valuecheck.h"
#include "stores/words/jsonreasons.h"

#include <algorithm>

using namespace kvlens;
using namespace kvlens::json;

namespace {

void requireSameAnswer(const QByteArray &text, qsizetype blockSize)
{
    ValueCheck check;
    for (qsizetype at = 0; at < text.size(); at += blockSize)
        check.feed(QByteArray(text.constData() + at, qMin(blockSize, text.size() - at)));
    check.finish();
    const std::optional<Error> error = check.error();
    const Result<Tape> tape = parse(text);
    require(tape.has_value() == !error, "the same answer as the parser's");
    // Merge marks are seen by who has the whole text.
    const bool isMark = error && tape.error().detail.isOf(JsonReasons::mergeMarks);
    require(!error || isMark || error->detail == tape.error().detail, "the same fault");
    require(!error || faultIn(text)->detail == tape.error().detail, "the same fault of all of it");
    require(!error || error->place->byte == tape.error().place->byte, "at the same byte");
    require(isJson(text) == tape.has_value(), "the same answer without an error");
}

// A comma behind the last entry is what stands before the next one.
void requireSound(const QByteArray &entries, bool inObject)
{
    EntriesCheck check;
    std::copy(entries.begin(), entries.end(), check.room(entries.size()));
    if (!check.areSound(inObject))
        return;
    QByteArray text = entries.trimmed();
    if (text.endsWith(','))
        text.chop(1);
    text = inObject ? '{' + text + '}' : '[' + text + ']';
    require(parse(text).has_value(), "what is sound is JSON");
}

} // namespace

// The first byte is the size of the blocks.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray text = inputBytes(data + 1, size - 1);
    requireSameAnswer(text, 1 + data[0]);
    requireSound(text, true);
    requireSound(text, false);
    return 0;
}
