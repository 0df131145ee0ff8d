// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is looked for in a store, and what is found: plain values.
#pragma once

#include "stores/scan.h"

#include <QString>

namespace kvlens {

struct SearchQuery
{
    enum class In : quint8 { Everywhere, Keys, Values };
    enum class Syntax : quint8 { Substring, Regex };

    QString text; // may hold lone surrogates
    In in = In::Everywhere;
    Syntax syntax = Syntax::Substring; // Regex: Perl-compatible
    // Insensitive: by Unicode's simple folding, one character against one.
    Qt::CaseSensitivity caseSensitivity = Qt::CaseSensitive;
    // No letter, digit, mark or underscore stands directly before or behind a match.
    bool wholeWords = false;
    // Not empty: only what stands at this place of a value or inside it (stores/search/jsonpath.h);
    // keys are then not searched.
    QString path = {};
    bool firstOfText = false; // of several matches in one text only the first counts
    bool operator==(const SearchQuery &) const = default;
};

struct SearchHit
{
    EntryRef ref;
    bool inKey = false; // else in the value
    // Which text of the value: a JSON Pointer (WTF-8); a member's name has its value's. Not set: a
    // key, or a value that is no JSON and therefore one text.
    std::optional<QByteArray> pointer = std::nullopt;
    // That text is JSON, and the match is in one of its texts: the pointers, from level to level.
    QList<QByteArray> inside = {};
    bool inName = false; // in the name of a member of the value
    // The match in the bytes of the key, or of the value as it is stored.
    qint64 begin = 0;
    qint64 end = 0;
    qint64 earlier = 0; // matches in the same text before this one
    // The match with up to 40 characters on each side; of a long match the beginning.
    QString context;
    qsizetype contextBegin = 0; // of the match in the context
    qsizetype contextLength = 0;
    bool operator==(const SearchHit &) const = default;
};

// The pointer of a hit for people, with "#" in front of each level that is a string.
QByteArray placeText(const SearchHit &hit);

// Where a search of a collection goes on: a value. Made by searchEntries() only.
struct SearchCursor
{
    ScanCursor entry; // that comes next; at its end so is the search
    QByteArray key; // if that is this one …
    qint64 hits = 0; // … so many of its hits were told
    bool atEnd() const { return entry.atEnd(); }
    bool operator==(const SearchCursor &) const = default;
};

struct SearchPage
{
    QList<SearchHit> hits;
    SearchCursor next;
    qint64 entries = 0; // that were looked at, for showing how far it is
    // Why entries could not be read, or not searched to their end, with their keys.
    QList<Error> unsearched = {};
};

// When to come back for a while. Both are kept about: a slice ends with a whole step.
struct SearchLimits
{
    qsizetype hits = 1'000; // at most so many, exactly
    std::chrono::milliseconds budget {50};
};

} // namespace kvlens
