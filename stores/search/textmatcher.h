// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Matching in one text. Pure.
#pragma once

#include "stores/result.h"
#include "stores/search/searchquery.h"
#include "stores/search/substringfinder.h"

#include <QRegularExpression>

namespace kvlens {

struct TextRange
{
    qsizetype begin = 0; // bytes
    qsizetype end = 0;
    bool operator==(const TextRange &) const = default;
};

struct TextMatches : QList<TextRange>
{
    // There may be more: the expression was too much for its library on this text.
    bool gaveUp = false;
};

// Texts are WTF-8; bytes that are not match nothing but themselves. Threads: as a value.
class TextMatcher
{
public:
    // Text, syntax, case and words of the query. Invalid: not a regular expression; `detail` says
    // why, `place` counts characters.
    static Result<TextMatcher> make(const SearchQuery &query);

    // The first `most` matches from a byte on, in order, none overlapping; what stands before it is
    // looked back at. An empty text is found once, there; an empty match of an expression counts.
    TextMatches matchesIn(QByteArrayView text, qsizetype most, qsizetype from = 0) const;

private:
    explicit TextMatcher(const SearchQuery &query);
    std::optional<TextRange> nextSubstring(QByteArrayView text, qsizetype from) const;
    std::optional<TextRange> nextFolded(QByteArrayView text, qsizetype from) const;
    TextMatches expressionMatches(QByteArrayView text, qsizetype most, qsizetype from) const;

    SubstringFinder m_finder;
    std::u32string m_folded; // not empty: compared by folded characters, not by bytes
    QRegularExpression m_expression;
    bool m_isExpression;
    bool m_wholeWords;
};

// The case of a character taken away, by Unicode's simple folding.
char32_t foldedCase(char32_t code);

} // namespace kvlens
