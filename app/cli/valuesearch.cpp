// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/valuesearch.h"

#include "stores/json/pystr.h"
#include "stores/json/text.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

// The text of a token as people read it; nothing for brackets.
std::optional<QString> readableText(const json::Tape &tape, quint32 token)
{
    switch (tape[token].kind) {
    case json::TokenKind::Object:
    case json::TokenKind::Array:
        return std::nullopt;
    case json::TokenKind::Key:
    case json::TokenKind::String: {
        const Result<QByteArray> text = json::decodeString(tape.bytes(token));
        return text ? std::optional(fromWtf8(*text)) : std::nullopt;
    }
    case json::TokenKind::Number:
    case json::TokenKind::Literal:
        return QString::fromUtf8(tape.bytes(token));
    }
    Q_UNREACHABLE();
}

QList<ValueHit> searchTape(const json::Tape &tape, const TextMatcher &matcher)
{
    QList<ValueHit> hits;
    for (quint32 token = 0; token < tape.tokens.size(); ++token) {
        const std::optional<QString> text = readableText(tape, token);
        const std::optional<QString> context = text ? matcher.contextIn(*text) : std::nullopt;
        if (context)
            hits.append({json::pointerOf(tape, token), *context});
    }
    return hits;
}

} // namespace

QList<ValueHit> searchValue(const Entry &entry, const TextMatcher &matcher)
{
    if (const Result<json::Tape> tape = json::parse(entry.value))
        return searchTape(*tape, matcher);
    const std::optional<QString> context = matcher.contextIn(fromWtf8(entry.value));
    return context ? QList<ValueHit> {{std::nullopt, *context}} : QList<ValueHit> {};
}

} // namespace kvlens
