// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/pystr.h"

#include "stores/json/lex.h"
#include "stores/json/printable.h"
#include "stores/json/utf8.h"
#include "stores/wtf8.h"

#include <algorithm>

namespace kvlens::json {

namespace {

Error fault(const char *what, qsizetype at)
{
    return {ErrorCode::Invalid, quoted(QString::fromLatin1(what)), {}, TextPlace {at, -1, -1}};
}

bool isHigh(char32_t code)
{
    return code >= 0xd800 && code <= 0xdbff;
}

bool isLow(char32_t code)
{
    return code >= 0xdc00 && code <= 0xdfff;
}

// A low surrogate behind a high one makes one code point of the two.
void appendJoined(QByteArray &text, char32_t code)
{
    const qsizetype size = text.size();
    if (isLow(code) && size >= 3) {
        const CodePoint last = firstCodePoint(QByteArrayView(text).last(3));
        if (last.length == 3 && isHigh(last.code)) {
            text.chop(3);
            code = 0x10000 + ((last.code - 0xd800) << 10) + (code - 0xdc00);
        }
    }
    appendCodePoint(text, code);
}

char plainEscape(char kind)
{
    switch (kind) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return kind;
    }
}

void appendUnicodeEscape(QByteArray &token, char32_t code)
{
    static constexpr char digits[] = "0123456789abcdef";
    if (code >= 0x10000) {
        appendUnicodeEscape(token, 0xd7c0 + (code >> 10));
        code = 0xdc00 + (code & 0x3ff);
    }
    const char escape[] = {'\\', 'u', digits[code >> 12], digits[(code >> 8) & 15],
        digits[(code >> 4) & 15], digits[code & 15]};
    token.append(escape, sizeof escape);
}

void appendEncoded(QByteArray &token, char32_t code, Escapes escapes)
{
    static constexpr QByteArrayView short1("\"\\\b\f\n\r\t");
    static constexpr QByteArrayView short2("\"\\bfnrt");
    const bool surrogate = isHigh(code) || isLow(code);
    const qsizetype known = code < 0x80 ? short1.indexOf(static_cast<char>(code)) : -1;
    if (known >= 0)
        token.append('\\').append(short2[known]);
    else if (code < 0x20 || surrogate || (escapes == Escapes::Ascii && code >= 0x7f))
        appendUnicodeEscape(token, code);
    else
        appendCodePoint(token, code);
}

// A backslash stands alone in front of what cannot be shown as it is.
qsizetype plainEscapeLength(QByteArrayView rest)
{
    return rest.size() > 1 && rest[1] >= 0x20 && rest[1] < 0x7f ? 2 : 1;
}

// The escape at the beginning of `rest` as people read it; returns its length.
qsizetype appendShownEscape(QByteArray &shown, QByteArrayView rest)
{
    const int unit = rest.startsWith("\\u") ? hexDigits4(rest, 2) : -1;
    char32_t code = static_cast<char32_t>(unit);
    qsizetype length = unit < 0 ? plainEscapeLength(rest) : 6;
    if (unit >= 0 && isHigh(code) && rest.sliced(6).startsWith("\\u")) {
        const int low = hexDigits4(rest, 8);
        if (low >= 0 && isLow(static_cast<char32_t>(low))) {
            code = 0x10000 + ((code - 0xd800) << 10) + (static_cast<char32_t>(low) - 0xdc00);
            length = 12;
        }
    }
    if (unit >= 0x80 && isPrintable(code))
        appendCodePoint(shown, code);
    else
        shown.append(rest.first(length));
    return length;
}

qsizetype appendShownRaw(QByteArray &shown, QByteArrayView rest)
{
    const CodePoint first = firstCodePoint(rest);
    if (first.code == strayByte)
        appendUnicodeEscape(shown, 0xdc00 + static_cast<unsigned char>(rest[0]));
    else if (isPrintable(first.code))
        shown.append(rest.first(first.length));
    else
        appendUnicodeEscape(shown, first.code);
    return first.length;
}

// Raw bytes that cannot be shown become escapes; these may then join with an escape beside them.
QByteArray withRawShown(QByteArrayView token)
{
    QByteArray shown;
    shown.reserve(token.size());
    while (!token.isEmpty()) {
        const bool escape = token[0] == '\\';
        const qsizetype length = escape ? plainEscapeLength(token) : appendShownRaw(shown, token);
        if (escape)
            shown.append(token.first(length));
        token = token.sliced(length);
    }
    return shown;
}

// The next character of a sound token, as it is read; returns how many bytes it is written in.
qsizetype appendNext(QByteArray &text, QByteArrayView token, qsizetype at)
{
    if (token[at] != '\\') {
        const CodePoint first = firstCodePoint(token.sliced(at));
        if (first.code == strayByte)
            text.append(token[at]);
        else
            appendJoined(text, first.code);
        return first.length;
    }
    if (token[at + 1] == 'u') {
        appendJoined(text, static_cast<char32_t>(hexDigits4(token, at + 2)));
        return 6;
    }
    text.append(plainEscape(token[at + 1]));
    return 2;
}

// How many bytes from here on are text as they are: no escape, no surrogate that may join.
qsizetype plainRun(QByteArrayView token, qsizetype at)
{
    qsizetype end = at;
    while (end < token.size() && token[end] != '\\' && token[end] != '\xed')
        ++end;
    return end - at;
}

// The same where no surrogate is.
qsizetype escapeFree(QByteArrayView token, qsizetype at)
{
    const qsizetype escape = token.indexOf('\\', at);
    return (escape < 0 ? token.size() : escape) - at;
}

// What stands between the quotes of a sound token; bytes that are not UTF-8 stay.
QByteArray textOf(QByteArrayView inside)
{
    const bool mayHaveSurrogates = inside.contains('\xed');
    if (!inside.contains('\\') && !mayHaveSurrogates)
        return inside.toByteArray();
    QByteArray text(inside.size(), Qt::Uninitialized); // it is never longer
    qsizetype end = 0; // of what is decoded
    for (qsizetype at = 0; at < inside.size();) {
        const qsizetype run = mayHaveSurrogates ? plainRun(inside, at) : escapeFree(inside, at);
        std::copy_n(inside.data() + at, run, text.data() + end);
        at += run;
        end += run;
        if (at == inside.size())
            break;
        if (inside[at] == '\\' && inside[at + 1] != 'u') {
            text[end++] = plainEscape(inside[at + 1]);
            at += 2;
            continue;
        }
        text.truncate(end);
        at += appendNext(text, inside, at);
        end = text.size();
        text.resize(inside.size());
    }
    text.truncate(end);
    return text;
}

} // namespace

Result<QByteArray> decodeString(QByteArrayView token)
{
    const qsizetype wrong = findInvalidUtf8(token);
    Result<QByteArray> text = decodeKey(token);
    if (text && wrong >= 0)
        return fault("Invalid UTF-8", wrong);
    return text;
}

Result<QByteArray> decodeKey(QByteArrayView token)
{
    if (!token.startsWith('"'))
        return fault("Expecting a string", 0);
    const Lexed lexed = lexString(token, 0);
    if (lexed.fault)
        return fault(lexed.fault, lexed.faultAt);
    if (lexed.end != token.size())
        return fault("Extra data", lexed.end);
    return textOf(token.sliced(1, token.size() - 2));
}

QByteArray decodeSound(QByteArrayView token)
{
    return textOf(token.sliced(1, token.size() - 2));
}

TextPlaceInToken placeInToken(QByteArrayView token, TextPlaceInToken from, qsizetype textByte)
{
    QByteArray text; // of the last character, for what joins with it
    while (from.text < textByte) {
        const qsizetype run = qMin(plainRun(token, from.token), textByte - from.text);
        from = {from.text + run, from.token + run};
        if (from.text == textByte)
            break;
        text = run > 0 ? QByteArray() : text.last(qMin<qsizetype>(4, text.size()));
        const qsizetype before = text.size();
        from.token += appendNext(text, token, from.token);
        from.text += text.size() - before;
    }
    return from;
}

QByteArray encodeString(QByteArrayView wtf8, Escapes escapes)
{
    QByteArray token;
    token.reserve(wtf8.size() + 2);
    token.append('"');
    while (!wtf8.isEmpty()) {
        const CodePoint first = firstCodePoint(wtf8);
        appendEncoded(token, first.code == strayByte ? 0xfffd : first.code, escapes);
        wtf8 = wtf8.sliced(first.length);
    }
    return token.append('"');
}

QByteArray shownString(QByteArrayView token)
{
    const QByteArray escaped = withRawShown(token);
    QByteArray shown;
    shown.reserve(escaped.size());
    for (QByteArrayView rest = escaped; !rest.isEmpty();) {
        const qsizetype length
            = rest[0] == '\\' ? appendShownEscape(shown, rest) : appendShownRaw(shown, rest);
        rest = rest.sliced(length);
    }
    return shown;
}

} // namespace kvlens::json
