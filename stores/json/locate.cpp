// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/scan.h"
#include "stores/json/text.h"

#include <algorithm>

namespace kvlens::json {

namespace {

constexpr char saidAlone[] = "Extra data";
constexpr char saidAmongOthers[] = "Expecting ',' delimiter";
constexpr qint64 stepBytes = 1024 * 1024;
constexpr qint64 parsedBytes = 64 * 1024 * 1024;
constexpr qint64 lookAhead = 64; // so that the token at the damage is not cut short

// What the strict parser says about the broken value, if that is before what the scanner saw.
Error parseBrokenValue(const Scanner &scanner, const ReadAt &read)
{
    const Error damage = *scanner.damage();
    const qint64 value = scanner.brokenValue();
    const qint64 size = damage.place->byte - value;
    if (value < 0 || size > parsedBytes)
        return damage;
    const Result<QByteArray> text = read(value, size + lookAhead);
    if (!text)
        return damage;
    const Result<Tape> tape = parse(*text);
    const bool isCut = text->size() == size; // nothing follows, so that the parser says it best
    if (tape || tape.error().place->byte >= size + (isCut ? 1 : 0))
        return damage;
    const bool isAlone = scanner.index().top() == TopKind::Scalar;
    Error exact = isAlone ? tape.error() : amongOthers(tape.error());
    exact.code = damage.code;
    exact.place->byte += value;
    return exact;
}

} // namespace

Error amongOthers(Error error)
{
    if (error.detail == quoted(QString::fromLatin1(saidAlone)))
        error.detail = quoted(QString::fromLatin1(saidAmongOthers));
    return error;
}

TextPlace placeInFile(qint64 byte, const ReadAt &read)
{
    TextPlace place {byte, 1, 1};
    for (qint64 at = 0; at < byte; at += stepBytes) {
        const Result<QByteArray> block = read(at, qMin(stepBytes, byte - at));
        if (!block)
            return {byte, -1, -1};
        const qsizetype lineBegin = block->lastIndexOf('\n') + 1;
        const bool isMarked = at == 0 && lineBegin == 0 && block->startsWith("\xef\xbb\xbf");
        place.line += block->count('\n');
        if (lineBegin > 0)
            place.column = 1;
        place.column += std::count_if(
            block->begin() + lineBegin, block->end(), [](char c) { return (c & 0xc0) != 0x80; });
        place.column -= isMarked ? 1 : 0; // a byte order mark is no character of the text
    }
    return place;
}

Error locateDamage(const Scanner &scanner, const ReadAt &read)
{
    Q_ASSERT(scanner.damage());
    Error damage = parseBrokenValue(scanner, read);
    damage.place = placeInFile(damage.place->byte, read);
    return damage;
}

} // namespace kvlens::json
