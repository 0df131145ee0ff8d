// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The streaming structural scanner: fed a JSON file block by block, it fills an Index without
// looking at values more closely than it must.
//
// It sees: bracket balance and type, the grammar of levels 1 and 2, unterminated strings, control
// characters in strings, backslashes outside, bytes that are not UTF-8. It does not see wrong
// grammar *inside* an entry's value nor wrong scalars; reading the value does (stores/json/text.h).
#pragma once

#include "stores/json/bracketstack.h"
#include "stores/json/index.h"
#include "stores/json/kernel.h"
#include "stores/json/utf8.h"

namespace kvlens::json {

// Threads: one at a time. Memory: the index, a bit for each open bracket, and up to 32 KB.
class Scanner
{
public:
    // `kernel`: for tests; by default the best one for this processor. Must outlive the scanner.
    explicit Scanner(const Kernel &kernel = bestKernel());

    // The next bytes of the file, as many as there happen to be. False: there is a damage, what
    // follows is not looked at.
    bool feed(QByteArrayView bytes);
    // There are no more bytes.
    void finish();

    const Index &index() const { return m_index; }
    Index takeIndex() && { return std::move(m_index); }
    qint64 position() const { return m_fed; } // bytes fed so far
    bool finished() const { return m_finished; } // finish() was called, or a damage ended it
    bool hasBom() const { return m_bom; } // begins with a UTF-8 byte order mark (no damage)

    // The offset of the first byte that is not UTF-8, or -1. It does not end the scan: strings in
    // another encoding still have their quotes, and can be read as bytes and mended.
    qint64 invalidUtf8() const { return m_invalidUtf8; }

    // The first thing wrong with the structure, with its byte offset in `place`; line and column
    // are not counted here. The byte is exact, but for a string that has lost a quote inside a
    // value: it then shows where the strings fall apart, which may be much later. locateDamage()
    // makes it exact.
    const std::optional<Error> &damage() const { return m_damage; }
    // The value, or key, that was not complete at the damage: its offset; -1: none had begun.
    qint64 brokenValue() const
    {
        return !m_damage ? -1 : m_expect == Expect::KeyEnd ? m_key[m_level] : m_value;
    }

private:
    // What may come next at levels 0 to 2.
    enum class Expect : quint8 {
        Top, // the value of the file
        FirstKey, // or the end of the object
        Key,
        KeyEnd, // inside a key
        Colon,
        FirstElement, // or the end of the array
        Value,
        ValueEnd, // inside a string
        Comma, // or the end of the container
        Nothing, // behind the value of the file
    };
    // Some blocks that were looked at together, and the place in them.
    struct Batch
    {
        const char *bytes;
        const BlockMarks *marks;
        TokenMarks *tokens; // of the blocks before tokensEnd, as far as they were wanted
        qint64 offset; // in the file
        int blocks;
        int block = 0; // the first one not dealt with …
        int at = 0; // … from this byte on
        int tokensEnd = 0;
    };

    // scan.cpp: from bytes to marks
    void scan(QByteArrayView bytes);
    void scanPending();
    void scanBlocks(const char *bytes, qint64 blocks);
    void checkUtf8(QByteArrayView piece);
    void walkDeep(Batch &batch);
    void walkSkeleton(Batch &batch);
    bool walkBlock(Batch &batch);
    const TokenMarks &tokensOf(Batch &batch);

    // Also scan.cpp, for it is done for each token: the grammar of levels 0 to 2
    void mark(char c, qint64 offset);
    int goOn(const char *bytes, qint64 offset, int at);
    void endKey(qint64 offset);
    void beginValue(qint64 offset);
    void endEntry(qint64 boundary);

    // scangrammar.cpp: what happens rarely
    void beginOtherValue(char c, qint64 offset);
    void openBracket(char c, qint64 offset);
    void endContainer(char c, qint64 offset);
    void endLevel(qint64 offset);
    void endTopEntry(qint64 boundary);
    void endOddKey(qint64 offset);
    void keepWholeEntry();
    void keepKeyBytes(qint64 end);
    void unexpected(qint64 offset);
    void wrongByte(char c, qint64 offset);
    void damaged(const char *said, qint64 offset)
    {
        damaged(quoted(QString::fromLatin1(said)), offset);
    }
    void damaged(const Reason &reason, qint64 offset);

    const Kernel &m_kernel;
    Index m_index;
    std::optional<Error> m_damage;
    qint64 m_invalidUtf8 = -1;
    Utf8Check m_utf8;
    BracketStack m_brackets; // those inside a leaf
    QByteArray m_pending; // the beginning of a block
    const char *m_run = nullptr; // the bytes that are being scanned …
    qint64 m_runOffset = 0; // … and where they stand in the file
    QByteArray m_keyBytes; // of a key that began before them
    qint64 m_fed = 0;
    qint64 m_scanned = 0; // bytes in whole blocks before
    qint64 m_key[3] = {}; // by level: where the entry begins that is being read
    qint64 m_value = -1;
    qint64 m_wholeEnd = -1; // of the last leaf with brackets …
    qint64 m_stringEnd = -1; // … and of the last that is a string
    quint32 m_fingerprint[3] = {};
    StringState m_strings;
    quint64 m_otherBefore = 0; // 1: the block before ended with a byte of a number or literal
    int m_tokensAhead
        = 1; // blocks whose tokens are looked for at once: more if they follow closely
    qint64 m_plainFrom = 0; // from here to what is scanned there is only ASCII, and no backslash
    bool m_isAscii = true; // what was scanned of the present piece
    int m_level = 0;
    Expect m_expect = Expect::Top;
    bool m_finished = false;
    bool m_bom = false;
};

// The damage with its exact byte, line and column: reads the file up to it once, and the broken
// value (up to 64 MB of it) again with the parser. There must be a damage. Where the file cannot be
// read, line and column are not known.
Error locateDamage(const Scanner &scanner, const ReadAt &read);
// What a parser says of a value alone, as Python's says it where the value stands among others.
Error amongOthers(Error error);
// Line and column of a byte, by reading the file up to it; unknown where that fails.
TextPlace placeInFile(qint64 byte, const ReadAt &read);

} // namespace kvlens::json
