// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which keys are shown.
#pragma once

#include "model/packedkeys.h"
#include "stores/keypattern.h"
#include "stores/search/substringfinder.h"

#include <QRegularExpression>
#include <QSet>

#include <memory>

namespace kvlens {

// A pattern made ready.
class KeyFilter
{
public:
    // Invalid: the regular expression is wrong; the place is in characters of its text.
    static Result<KeyFilter> make(const KeyPattern &pattern);
    static KeyFilter everything() { return {}; }
    const KeyPattern &pattern() const { return m_pattern; }
    // From now on only keys of these entries match, whatever else is asked.
    using Entries = std::shared_ptr<const QSet<EntryRef>>;
    void narrowTo(const Entries &entries) { m_entries = entries; }
    const Entries &entries() const { return m_entries; } // null: of any

    bool matches(const CollectionRef &collection, QByteArrayView key) const;

    bool matches(QByteArrayView key) const; // by the pattern alone
    // Appends the positions of the keys of a block that match by the pattern, from its key `first`
    // on. Fast for what is plain text in the pattern; the expression is tried only on keys that
    // hold it.
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
    Entries m_entries;
};

} // namespace kvlens
