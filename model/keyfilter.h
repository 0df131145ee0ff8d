// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which keys are shown: a pattern as a value.
#pragma once

#include "model/packedkeys.h"
#include "stores/search/substringfinder.h"

#include <QRegularExpression>

namespace kvlens {

struct KeyPattern
{
    enum class Kind : quint8 { Substring, Prefix, Glob, Regex };
    Kind kind = Kind::Substring;
    QString text = {}; // empty: everything
    Qt::CaseSensitivity caseSensitivity = Qt::CaseInsensitive;
    bool operator==(const KeyPattern &) const = default;
};

// Whether every key that `narrow` matches is one that `wide` matches; false where that is not
// plain.
bool isNarrower(const KeyPattern &narrow, const KeyPattern &wide);

// Keys are matched as text (WTF-8). A glob (* ? [a-z] [!a-z]) matches the whole key, a regular
// expression any part of it. Where the case does not matter, an ASCII letter in a pattern that is
// all ASCII stands for its two forms in ASCII; any other letter for those that Unicode knows.
class KeyFilter
{
public:
    // Invalid: the regular expression is wrong; the place is in characters of its text.
    static Result<KeyFilter> make(const KeyPattern &pattern);
    const KeyPattern &pattern() const { return m_pattern; }

    bool matches(QByteArrayView key) const;
    // Appends the positions of the matching keys of a block, from its key `first` on. Fast for what
    // is plain text in the pattern; the expression is tried only on keys that hold it.
    void search(const PackedKeys::Block &block, qsizetype first, QList<quint32> &positions) const;

private:
    bool isPrefix() const { return m_pattern.kind == KeyPattern::Kind::Prefix; }
    bool accepts(QByteArrayView key, qsizetype at) const;
    void searchLiteral(
        const PackedKeys::Block &block, qsizetype first, QList<quint32> &positions) const;

    KeyPattern m_pattern;
    QRegularExpression m_expression;
    std::optional<SubstringFinder> m_literal; // every matching key holds it
    bool m_isLiteral = false; // and every key that holds it, or begins with it, matches
    bool m_skipsAscii = false; // no key that is all ASCII matches
};

} // namespace kvlens
