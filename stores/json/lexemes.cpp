// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/lexemes.h"

#include "stores/json/lex.h"

namespace kvlens::json {

namespace {

// Behind the closing quote; 0 if there is none.
qsizetype stringEnd(QByteArrayView text, qsizetype quote)
{
    for (qsizetype at = quote + 1; at < text.size(); ++at) {
        if (text[at] == '"')
            return at + 1;
        if (text[at] == '\\')
            ++at;
    }
    return 0;
}

LexemeKind kindOfByte(char c)
{
    switch (c) {
    case '{':
    case '[':
        return LexemeKind::Open;
    case '}':
    case ']':
        return LexemeKind::Close;
    case ',':
        return LexemeKind::Comma;
    case ':':
        return LexemeKind::Colon;
    case '"':
        return LexemeKind::String;
    default:
        return LexemeKind::Scalar;
    }
}

Lexeme lexemeAt(QByteArrayView text, qsizetype at)
{
    const LexemeKind kind = kindOfByte(text[at]);
    if (kind == LexemeKind::String) {
        const qsizetype end = stringEnd(text, at);
        return end ? Lexeme {at, end, kind} : Lexeme {at, text.size(), LexemeKind::Unfinished};
    }
    qsizetype end = at + 1;
    while (kind == LexemeKind::Scalar && end < text.size() && !isSpace(text[end])
        && kindOfByte(text[end]) == LexemeKind::Scalar)
        ++end;
    return {at, end, kind};
}

} // namespace

std::vector<Lexeme> lexemes(QByteArrayView text)
{
    std::vector<Lexeme> found;
    qsizetype at = skipSpace(text, 0);
    while (at < text.size()) {
        found.push_back(lexemeAt(text, at));
        at = skipSpace(text, found.back().end);
    }
    return found;
}

} // namespace kvlens::json
