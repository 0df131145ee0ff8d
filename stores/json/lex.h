// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Single tokens in a text: where they end, and what is wrong with them, in the words and at the
// places of Python's json.
#pragma once

#include <QByteArrayView>

namespace kvlens::json {

inline constexpr char unterminated[] = "Unterminated string starting at";

struct Lexed
{
    qsizetype end = 0; // behind the token; without meaning if there is a fault
    const char *fault = nullptr;
    qsizetype faultAt = 0;
};

inline bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

inline qsizetype skipSpace(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

// A string whose opening quote is at `at`. Does not look at UTF-8.
Lexed lexString(QByteArrayView text, qsizetype at);
// The escape whose backslash is at `at`. A fault at -1: the text ends, and so the string does not.
Lexed lexEscape(QByteArrayView text, qsizetype at);
// Behind the number, or literal, that begins at `at`; `at` itself if none does.
qsizetype numberEnd(QByteArrayView text, qsizetype at);
qsizetype literalEnd(QByteArrayView text, qsizetype at);

// The value of a hexadecimal digit, or -1.
int hexDigit(char c);
// The value of four hexadecimal digits at `at`, or -1.
int hexDigits4(QByteArrayView text, qsizetype at);

} // namespace kvlens::json
