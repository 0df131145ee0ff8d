// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/lex.h"

#include <QtEndian>

#include <bit>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kvlens::json {

namespace {

bool isDigit(QByteArrayView text, qsizetype at)
{
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

qsizetype digitsEnd(QByteArrayView text, qsizetype at)
{
    while (isDigit(text, at))
        ++at;
    return at;
}

bool endsPlainRun(char c)
{
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

// How many bytes are looked at together, and a number whose lowest bit is of the first of them that
// ends a run; 0: none does. Divided by `bitsOfByte` it says which.
#ifdef __SSE2__

constexpr qsizetype atOnce = 16;
constexpr int bitsOfByte = 1;

unsigned plainRunEnds(const char *bytes)
{
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes));
    const __m128i quotes = _mm_cmpeq_epi8(text, _mm_set1_epi8('"'));
    const __m128i backslashes = _mm_cmpeq_epi8(text, _mm_set1_epi8('\\'));
    const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(text, _mm_set1_epi8(0x1f)), text);
    return static_cast<unsigned>(
        _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quotes, backslashes), controls)));
}

#else

constexpr qsizetype atOnce = 8;
constexpr int bitsOfByte = 8;

// The top bit of each byte; what is set behind the first of them says nothing.
quint64 plainRunEnds(const char *bytes)
{
    constexpr quint64 ones = 0x0101010101010101;
    constexpr quint64 tops = 0x8080808080808080;
    const auto text = qFromLittleEndian<quint64>(bytes);
    const quint64 quotes = text ^ (ones * '"');
    const quint64 backslashes = text ^ (ones * '\\');
    const quint64 found = ((quotes - ones) & ~quotes) | ((backslashes - ones) & ~backslashes)
        | ((text - ones * 0x20) & ~text);
    return found & tops;
}

#endif

// The first byte from `at` on that ends a plain run, or the end.
qsizetype plainRunEnd(QByteArrayView text, qsizetype at)
{
    for (; at + atOnce <= text.size(); at += atOnce) {
        if (const auto ends = plainRunEnds(text.data() + at); ends != 0)
            return at + std::countr_zero(ends) / bitsOfByte;
    }
    while (at < text.size() && !endsPlainRun(text[at]))
        ++at;
    return at;
}

bool isShortEscape(char kind)
{
    switch (kind) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        return true;
    default:
        return false;
    }
}

} // namespace

Lexed lexEscape(QByteArrayView text, qsizetype at)
{
    if (at + 1 >= text.size())
        return {0, unterminated, -1};
    const char kind = text[at + 1];
    if (kind != 'u')
        return isShortEscape(kind) ? Lexed {at + 2} : Lexed {0, "Invalid \\escape", at};
    // Python also wants a byte behind the digits.
    if (at + 6 >= text.size() || hexDigits4(text, at + 2) < 0)
        return {0, "Invalid \\uXXXX escape", at + 1};
    return {at + 6};
}

Lexed lexString(QByteArrayView text, qsizetype at)
{
    const qsizetype quote = at++;
    while (true) {
        at = plainRunEnd(text, at);
        if (at >= text.size())
            return {0, unterminated, quote};
        if (text[at] == '"')
            return {at + 1};
        if (text[at] != '\\')
            return {0, "Invalid control character at", at};
        const Lexed escape = lexEscape(text, at);
        if (escape.fault)
            return {0, escape.fault, escape.faultAt < 0 ? quote : escape.faultAt};
        at = escape.end;
    }
}

qsizetype numberEnd(QByteArrayView text, qsizetype at)
{
    const qsizetype first = at < text.size() && text[at] == '-' ? at + 1 : at;
    if (!isDigit(text, first))
        return at;
    qsizetype end = text[first] == '0' ? first + 1 : digitsEnd(text, first);
    if (end < text.size() && text[end] == '.' && isDigit(text, end + 1))
        end = digitsEnd(text, end + 1);
    if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
        const bool sign = end + 1 < text.size() && (text[end + 1] == '+' || text[end + 1] == '-');
        const qsizetype digits = sign ? end + 2 : end + 1;
        if (isDigit(text, digits))
            end = digitsEnd(text, digits);
    }
    return end;
}

qsizetype literalEnd(QByteArrayView text, qsizetype at)
{
    if (isDigit(text, at)) // mostly, where this is asked
        return at;
    for (const QByteArrayView literal :
        {QByteArrayView("true"), QByteArrayView("false"), QByteArrayView("null"),
            QByteArrayView("NaN"), QByteArrayView("Infinity"), QByteArrayView("-Infinity")}) {
        if (text.sliced(at).startsWith(literal))
            return at + literal.size();
    }
    return at;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

int hexDigits4(QByteArrayView text, qsizetype at)
{
    if (at + 4 > text.size())
        return -1;
    const int value = hexDigit(text[at]) << 12 | hexDigit(text[at + 1]) << 8
        | hexDigit(text[at + 2]) << 4 | hexDigit(text[at + 3]);
    return value < 0 ? -1 : value; // below zero as soon as one of them is
}

} // namespace kvlens::json
