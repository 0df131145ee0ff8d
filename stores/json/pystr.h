// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// String tokens (with their quotes) and the text they stand for. Text is WTF-8 (stores/wtf8.h), so
// that the lone surrogates that Python writes and reads survive.
#pragma once

#include "stores/result.h"

#include <QByteArrayView>

namespace kvlens::json {

enum class Escapes : quint8 {
    Ascii, // as json.dumps: everything but U+0020…U+007E is escaped
    RawUtf8, // as json.dumps(ensure_ascii=False) and pydantic: only what must be escaped is
};

// The text of a token, as json.loads reads it: a surrogate pair becomes one code point whether it
// is written as escapes, as raw bytes or half and half; lone surrogates stay. Invalid where
// json.loads would refuse the token: no closing quote, unknown escape, control character, or bytes
// that are not UTF-8; `place` counts from the opening quote.
Result<QByteArray> decodeString(QByteArrayView token);

// The same of a token that was accepted already: it must be one.
QByteArray decodeSound(QByteArrayView token);

// The same for a key in a file that is not UTF-8 throughout: such bytes stay as they are.
Result<QByteArray> decodeKey(QByteArrayView token);

// A byte of the text of a sound token, and where it is in the token, counted from its opening
// quote.
struct TextPlaceInToken
{
    qsizetype text = 0;
    qsizetype token = 1;
};
// Goes on from a place to a byte behind it; the text's size leads to the closing quote. Neither may
// be inside a character.
TextPlaceInToken placeInToken(QByteArrayView token, TextPlaceInToken from, qsizetype textByte);

// The token that Python's json writes for a text. Lone surrogates are always escaped, as no UTF-8
// file could hold them; bytes that are not WTF-8 become U+FFFD.
QByteArray encodeString(QByteArrayView wtf8, Escapes escapes);

// The token as people read it: printable characters decoded; control, format, invisible and private
// characters, line separators, odd spaces, quotes, backslashes and lone surrogates escaped, also if
// they stand raw in the token. Bytes that are not UTF-8 show as \udc80…\udcff, as Python's
// surrogateescape has it. The result is valid UTF-8 and, if the token was valid, a token for the
// same text; escapes that are wrong stay as they are.
QByteArray shownString(QByteArrayView token);

} // namespace kvlens::json
