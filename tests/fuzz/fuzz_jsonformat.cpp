// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pretty and restore: an unedited text comes back byte for byte, in whatever layout; one edited
// token changes nothing but itself; positions stay in order.

#include "fuzz.h"
#include "stores/json/format.h"
#include "stores/json/lexemes.h"

#include <QString>

using namespace kvlens;
using namespace kvlens::json;

namespace {

void requirePositions(const Pretty &shown)
{
    qint64 last = 0;
    for (qint64 byte = 0; byte <= shown.stored.size(); ++byte) {
        const qint64 at = shown.toShown(byte);
        require(at >= last && at <= shown.text.size(), "positions ascend");
        last = at;
    }
    for (const Pretty::Piece &piece : shown.pieces) {
        require(shown.toShown(piece.stored.begin) == piece.shown.begin, "tokens map to tokens");
        require(shown.toStored(piece.shown.begin) == piece.stored.begin, "and back");
    }
}

void requireOneEdit(const Pretty &shown, size_t number, const PrettyOptions &options)
{
    const Pretty::Piece &piece = shown.pieces[number];
    if (lexemes(shown.stored)[number].kind < LexemeKind::String)
        return;
    QByteArray edited = shown.text;
    edited.replace(piece.shown.begin, piece.shown.size(), "\"never seen before\"");
    QByteArray expected = shown.stored;
    expected.replace(piece.stored.begin, piece.stored.size(), "\"never seen before\"");
    const Result<QByteArray> result = restore(shown.stored, edited, {}, options);
    require(!result || *result == expected, "an edited token changes nothing but itself");
    require(shown.problem || result.has_value() || shown.stored.contains("\"never seen before\""),
        "a good edit is taken");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size < 1)
        return 0;
    const QByteArray stored = inputBytes(data + 1, size - 1);
    const PrettyOptions options {10 + data[0] % 100, 300};
    const Pretty shown = pretty(stored, options);
    require(QString::fromUtf8(shown.text).toUtf8() == shown.text, "what is shown is UTF-8");
    require(lexemes(shown.text).size() == shown.pieces.size(), "the same tokens");
    const Result<QByteArray> same = restore(stored, shown.text, {}, options);
    require(same && *same == stored, "unedited text comes back");
    requirePositions(shown);
    if (!shown.problem) {
        const Result<QByteArray> relaid = restore(stored, '\n' + shown.text, {}, options);
        require(relaid && *relaid == stored, "layout is not an edit");
    }
    if (!shown.pieces.empty())
        requireOneEdit(shown, data[0] % shown.pieces.size(), options);
    return 0;
}
