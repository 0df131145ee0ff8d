// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which keys are shown.
#pragma once

#include "model/packedkeys.h"
#include "stores/keypattern.h"
#include "stores/search/substringfinder.h"

#include <QRegularExpression>

namespace kvlens {

// A pattern made ready.
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
