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
    // The value that was not complete at the damage, if one had begun: its offset, or -1.
    qint64 brokenValue() const { return m_damage ? m_value : -1; }

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
    // One block of 64 bytes: what is what, without what is inside strings.
    struct Block
    {
        const char *bytes;
        qint64 offset;
        quint64 quotes;
        quint64 inside; // from each opening quote to before the closing one
        quint64 brackets;
        quint64 upTo; // the bits before the first damage within a string
        int at; // the first bit not dealt with
    };

    void scan(QByteArrayView bytes);
    void scanPending();
    void scanBlocks(const char *bytes, int blocks);
    void scanBlock(const char *bytes, const Masks &masks);
    void walk(Block &block);
    void walkDeep(Block &block);
    void walkSkeleton(Block &block);
    quint64 skeletonMarks(const Block &block, quint64 &others);
    quint64 unescapedQuotes(const Masks &masks);
    void takeKeyBytes(const Block &block, int from, int to);

    void mark(char c, qint64 offset, bool opensString);
    void quote(qint64 offset, bool opens);
    void scalar(char c, qint64 offset);
    void openBracket(char c, qint64 offset);
    void closeBracket(char c, qint64 offset);
    void comma(qint64 offset);
    void beginValue(qint64 offset);
    void endKey();
    void endEntry(qint64 boundary);
    void endLevel(qint64 offset);
    void unexpected(qint64 offset);
    void damaged(const char *what, qint64 offset);
    bool expectsValue() const;

    const Kernel &m_kernel;
    Index m_index;
    std::optional<Error> m_damage;
    qint64 m_invalidUtf8 = -1;
    Utf8Check m_utf8;
    BracketStack m_brackets; // those inside a leaf
    QByteArray m_pending; // the beginning of a block
    QByteArray m_keyBytes; // of the key that is being read, no more than its fingerprint needs
    qint64 m_fed = 0;
    qint64 m_scanned = 0; // bytes in whole blocks before
    qint64 m_key[3] = {}; // by level: where the entry begins that is being read
    qint64 m_value = -1;
    quint32 m_fingerprint[3] = {};
    quint64 m_insideBefore = 0; // all ones: the block before ended inside a string
    quint64 m_escapedBefore = 0; // 1: it ended with a backslash that escapes
    quint64 m_otherBefore = 0; // 1: it ended with a byte of a number or literal
    int m_level = 0;
    Expect m_expect = Expect::Top;
    bool m_finished = false;
    bool m_bom = false;
};

// The damage with its exact byte, line and column: reads the file up to it once, and the broken
// value (up to 64 MB of it) again with the parser. There must be a damage. Where the file cannot be
// read, line and column are not known.
Error locateDamage(const Scanner &scanner, const ReadAt &read);

} // namespace kvlens::json
