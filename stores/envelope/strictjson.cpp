// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/envelope/strictjson.h"

#include "stores/json/utf8.h"
#include "stores/words/envelopereasons.h"

#include <simdjson.h>

namespace kvlens {

namespace {

// UTF-8 has no surrogates; they would be U+D800…U+DFFF in three bytes, 0xED 0xA0…0xBF.
qsizetype findSurrogate(const QByteArray &text)
{
    for (qsizetype at = text.indexOf('\xED'); at >= 0; at = text.indexOf('\xED', at + 1)) {
        if (at + 1 < text.size() && static_cast<uchar>(text[at + 1]) >= 0xA0)
            return at;
    }
    return -1;
}

Error notUtf8(const QByteArray &text)
{
    const qsizetype wrong = json::findInvalidUtf8(text);
    return {ErrorCode::Corrupt, EnvelopeReasons::notUtf8, {},
        json::placeAt(text, wrong >= 0 ? wrong : findSurrogate(text))};
}

} // namespace

Result<json::Tape> parseLikeLibrary(const QByteArray &text, RawSurrogates surrogates)
{
    if (text.isEmpty())
        return Error {ErrorCode::Corrupt, EnvelopeReasons::isEmpty};
    if (text.startsWith("\xEF\xBB\xBF"))
        return Error {ErrorCode::Corrupt, EnvelopeReasons::byteOrderMark};
    const bool utf8 = surrogates == RawSurrogates::Allowed
        || simdjson::validate_utf8(text.constData(), static_cast<size_t>(text.size()));
    if (!utf8)
        return notUtf8(text);
    Result<json::Tape> tape = json::parse(text);
    if (!tape && tape.error().code == ErrorCode::Invalid)
        return Error {ErrorCode::Corrupt, tape.error().detail, {}, tape.error().place};
    return tape;
}

QByteArray withoutOuterSpace(const QByteArray &text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    const auto begin = std::find_if_not(text.begin(), text.end(), isSpace);
    const auto end = std::find_if_not(text.rbegin(), text.rend(), isSpace).base();
    return begin < end ? QByteArray(&*begin, end - begin) : QByteArray();
}

} // namespace kvlens
