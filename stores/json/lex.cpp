// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/lex.h"

#include <QtEndian>

#include <bit>

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

// The same of eight bytes: the top bit of each that ends a run, up to the first of them; what is
// set behind that says nothing.
quint64 plainRunEnds(quint64 bytes)
{
    constexpr quint64 ones = 0x0101010101010101;
    constexpr quint64 tops = 0x8080808080808080;
    const quint64 quotes = bytes ^ (ones * '"');
    const quint64 backslashes = bytes ^ (ones * '\\');
    const quint64 found = ((quotes - ones) & ~quotes) | ((backslashes - ones) & ~backslashes)
        | ((bytes - ones * 0x20) & ~bytes);
    return found & tops;
}

// The first byte from `at` on that ends a plain run, or the end.
qsizetype plainRunEnd(QByteArrayView text, qsizetype at)
{
    for (; at + 8 <= text.size(); at += 8) {
        const quint64 ends = plainRunEnds(qFromLittleEndian<quint64>(text.data() + at));
        if (ends != 0)
            return at + std::countr_zero(ends) / 8;
    }
    while (at < text.size() && !endsPlainRun(text[at]))
        ++at;
    return at;
}

} // namespace

Lexed lexEscape(QByteArrayView text, qsizetype at)
{
    if (at + 1 >= text.size())
        return {0, unterminated, -1};
    const char kind = text[at + 1];
    if (kind != 'u')
        return QByteArrayView("\"\\/bfnrt").contains(kind) ? Lexed {at + 2}
                                                           : Lexed {0, "Invalid \\escape", at};
    // Python also wants a byte behind the digits.
    if (at + 6 >= text.size() || hexDigits4(text, at + 2) < 0)
        return {0, "Invalid \\uXXXX escape", at + 1};
    return {at + 6};
}

qsizetype skipSpace(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
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
    int value = 0;
    for (qsizetype i = at; i < at + 4; ++i) {
        const int digit = hexDigit(text[i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

} // namespace kvlens::json
