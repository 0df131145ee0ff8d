// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/textmatcher.h"

namespace kvlens {

namespace {

constexpr qsizetype contextLength = 40;

// A place not inside a pair of surrogates.
qsizetype wholeCharacter(const QString &text, qsizetype at)
{
    const bool inside
        = at > 0 && at < text.size() && text[at].isLowSurrogate() && text[at - 1].isHighSurrogate();
    return inside ? at - 1 : at;
}

} // namespace

Result<TextMatcher> TextMatcher::make(
    const QString &text, Syntax syntax, Qt::CaseSensitivity caseSensitivity)
{
    TextMatcher matcher;
    matcher.m_literal = text;
    matcher.m_syntax = syntax;
    matcher.m_caseSensitivity = caseSensitivity;
    if (syntax == Syntax::Literal)
        return matcher;
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    options.setFlag(
        QRegularExpression::CaseInsensitiveOption, caseSensitivity == Qt::CaseInsensitive);
    matcher.m_regex = QRegularExpression(text, options);
    if (!matcher.m_regex.isValid())
        return Error {ErrorCode::Invalid, matcher.m_regex.errorString(), text};
    return matcher;
}

std::optional<QString> TextMatcher::contextIn(const QString &text) const
{
    const std::optional<Range> match = firstMatch(text);
    if (!match)
        return std::nullopt;
    const qsizetype begin = std::max<qsizetype>(0, match->begin - contextLength);
    const qsizetype end = std::min(text.size(), match->begin + match->length + contextLength);
    const qsizetype from = wholeCharacter(text, begin);
    return text.mid(from, wholeCharacter(text, end) - from);
}

std::optional<TextMatcher::Range> TextMatcher::firstMatch(const QString &text) const
{
    if (m_syntax == Syntax::Literal) {
        const qsizetype at = text.indexOf(m_literal, 0, m_caseSensitivity);
        return at < 0 ? std::nullopt : std::optional(Range {at, m_literal.size()});
    }
    const QRegularExpressionMatch match = m_regex.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return Range {match.capturedStart(), match.capturedLength()};
}

} // namespace kvlens
