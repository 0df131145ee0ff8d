// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where in the raw bytes of JSON a text may stand, whatever its spelling: `é` as it is, as \u00e9
// or \u00E9; a quote as \" or \u0022; even an `a` as \u0061; and the same in JSON that is itself a
// string, whose backslashes are written twice. Nothing that holds the text is missed;
// what is found has still to be decoded and looked at.
//
// The longest run of characters that are hardly ever escaped is looked for as it is, beside it the
// odd spellings of these characters; a text without such a run is looked for by one of its
// characters in every spelling. What stands around is compared, as far as that is simple.
#pragma once

#include "stores/search/substringfinder.h"

#include <vector>

namespace kvlens {

// Threads: as a value.
class Needle
{
public:
    // `text` is WTF-8 and not empty. Insensitive: by Unicode's simple folding.
    Needle(const QByteArray &text, Qt::CaseSensitivity caseSensitivity);

    // So many bytes at the end of a block must be looked at again together with the next one.
    qsizetype overlap() const { return m_overlap; }

private:
    friend class NeedleSearch;
    struct Pattern
    {
        SubstringFinder finder;
        // Where the text's characters go on before and behind what was found; -1: not compared.
        qsizetype before = -1;
        qsizetype behind = -1;
        bool isEscape = false; // "\\u00" and a digit: it counts if it is of a character of the run
    };

    void addRun(qsizetype begin, qsizetype end);
    void addCharacter(qsizetype at);
    void add(const Pattern &pattern);
    void add(const QByteArray &bytes, Qt::CaseSensitivity caseSensitivity, qsizetype begin,
        qsizetype end);
    void addOdd(const QByteArray &bytes);
    bool isPlain(char32_t code) const;
    bool isOfRun(QByteArrayView bytes, qsizetype escape) const;
    bool mayBeAt(const Pattern &pattern, QByteArrayView bytes, qsizetype at) const;
    bool goesOn(qsizetype character, QByteArrayView bytes, qsizetype at, int most) const;
    bool comesBefore(qsizetype character, QByteArrayView bytes, qsizetype at, int most) const;
    bool isSame(char32_t code, qsizetype character) const;
    char32_t folded(char32_t code) const;

    std::u32string m_text; // folded where the case does not matter
    Qt::CaseSensitivity m_case;
    std::u32string m_run; // the characters that are looked for as they are
    std::vector<Pattern> m_patterns;
    qsizetype m_overlap = 0;
};

// Goes through one block of bytes.
class NeedleSearch
{
public:
    // Both outlive the search.
    NeedleSearch(const Needle &needle, QByteArrayView bytes);
    // The first place at `from` or behind where the text may begin or be begun already, or -1.
    // `from` never goes back. Lies within the string, number or literal that is meant.
    qsizetype next(qsizetype from);

private:
    qsizetype nextOf(const Needle::Pattern &pattern, qsizetype from) const;

    const Needle &m_needle;
    QByteArrayView m_bytes;
    std::vector<qsizetype> m_found; // the next place of each pattern; behind the end: none
};

} // namespace kvlens
