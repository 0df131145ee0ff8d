// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether texts are JSON as Python reads it, where parse() would need too much memory or time: one
// value of any size, or very many small ones.
#pragma once

#include "stores/json/text.h"
#include "stores/json/tokenorder.h"
#include "stores/json/utf8.h"
#include "stores/result.h"

#include <memory>
#include <optional>
#include <vector>

namespace kvlens::json {

// One value while its bytes go by, in blocks of any size.
// Memory: a bit for each open bracket; a number, for as long as it is.
class ValueCheck
{
public:
    void feed(QByteArrayView bytes);
    void finish(); // there is no more

    // As parse() would have it, but for line and column. The first fault of the grammar, unless
    // there is a byte that is not UTF-8; `isUtf8` tells which.
    std::optional<Error> error() const;
    // The same of what is stored, not typed: Corrupt.
    std::optional<Error> damage() const;
    bool isUtf8() const { return m_notUtf8 < 0; }
    // Why Python refuses what is JSON: nested too deeply, being `outside` levels inside a text, or
    // an integer too long. Both are settings of Python; these are the ones it comes with.
    std::optional<Reason> beyondPython(qint64 outside) const;

private:
    void take(QByteArrayView text, bool isLast);
    qsizetype token(QByteArrayView text, qsizetype at, bool isLast);
    qsizetype inString(QByteArrayView text, qsizetype at, bool isLast);
    void fail(const char *what, qint64 at);

    TokenOrder m_order;
    Utf8Check m_utf8;
    QByteArray m_pending; // the beginning of a token or escape
    qint64 m_position = 0; // of what comes next in m_pending or after it
    qint64 m_stringBegin = -1; // of the string that is open, if one is
    qint64 m_notUtf8 = -1;
    const char *m_fault = nullptr;
    qint64 m_faultAt = 0;
    qint64 m_deepest = 0; // brackets that were open at once
    qint64 m_mostDigits = 0; // of an integer
};

// ValueCheck::damage() of a text at hand.
std::optional<Error> faultIn(QByteArrayView text);
// ValueCheck::beyondPython() of one.
std::optional<Reason> beyondPython(QByteArrayView text, qint64 outside);
// Whether ValueCheck::beyondPython() surely says nothing of the text of a tape.
bool isWithinPython(const Tape &tape, qint64 outside);
// Whether parse() would accept the text. Needs no tape: for values of any size.
bool isJson(QByteArrayView text);

// Neighbouring entries of a container, many at once, by a parser for strict JSON.
// Threads: one at a time. Memory: about twelve times the longest text.
class EntriesCheck
{
public:
    EntriesCheck();
    ~EntriesCheck();

    // Where the caller puts the bytes of the entries, `size` of them: keys and values from the
    // first one's key (an array: element) to where an entry behind the last would begin.
    char *room(qint64 size);
    // Whether they are surely what Python accepts, in a text where they are at most three levels
    // deep; false if only a closer look can tell.
    bool areSound(bool inObject);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
    std::vector<char> m_text; // a bracket, the entries, a bracket, and what the parser may overread
    qint64 m_size = 0;
};

} // namespace kvlens::json
