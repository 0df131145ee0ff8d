// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What `find` looks for: a text or a regular expression. Pure.
#pragma once

#include "stores/result.h"

#include <QRegularExpression>

namespace kvlens {

class TextMatcher
{
public:
    enum class Syntax : quint8 { Literal, Regex };

    // Invalid: not a regular expression; `detail` says why.
    static Result<TextMatcher> make(
        const QString &text, Syntax syntax, Qt::CaseSensitivity caseSensitivity);

    // The surroundings of the first match, up to 40 characters on each side; nothing: no match.
    std::optional<QString> contextIn(const QString &text) const;

private:
    struct Range
    {
        qsizetype begin;
        qsizetype length;
    };
    std::optional<Range> firstMatch(const QString &text) const;

    QString m_literal;
    QRegularExpression m_regex;
    Syntax m_syntax = Syntax::Literal;
    Qt::CaseSensitivity m_caseSensitivity = Qt::CaseSensitive;
};

} // namespace kvlens
