// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of a value of any size: where each begins and ends.
//
// A page is a run of whole lines, as PageLayout breaks them. A string or number that is longer than
// a page can bear has pages of its own, between those of what stands around it.
#pragma once

#include "stores/json/pagelayout.h"
#include "stores/json/span.h"

#include <utility>

namespace kvlens::json {

struct PageOptions
{
    qint64 bytes = 64 * 1024; // stored; a page ends before the first line that begins behind this
    qint64 lines = 2'000; // likewise
    qint64 longToken = 16 * 1024; // stored bytes; not more than `bytes`
    int width = 100; // of a line of several numbers, or of a part of a long string
};

struct PageMark
{
    enum class Kind : quint8 {
        Lines,
        String, // a part of a long string, without its quotes
        Scalar, // a part of a long number, or of what is no JSON
    };
    Span stored; // between two pages there is at most white space and a quote
    Place place; // in front of its first token, or of the long token
    Kind kind = Kind::Lines;
    bool operator==(const PageMark &) const = default;
};

// Finds the pages of a value while its bytes go by, in blocks of any size.
// Memory: 48 bytes a page, a bit for each open bracket.
class Paginator
{
public:
    explicit Paginator(const PageOptions &options = {});

    void feed(QByteArrayView bytes);
    void finish(); // there is no more
    qint64 position() const { return m_position; }

    // Those found since the last call.
    std::vector<PageMark> takePages() { return std::exchange(m_pages, {}); }
    // The first byte that no JSON text has there, as far as brackets, commas, colons and quotes
    // tell; -1: none so far.
    qint64 fault() const { return m_fault; }
    Place place() const { return m_layout.place(); }

private:
    enum class State : quint8 { Between, String, Scalar };

    qsizetype between(QByteArrayView bytes, qsizetype at);
    qsizetype inString(QByteArrayView bytes, qsizetype at);
    qsizetype inScalar(QByteArrayView bytes, qsizetype at);
    qsizetype limitIn(QByteArrayView bytes, qsizetype at) const;
    qsizetype plainEnd(QByteArrayView bytes, qsizetype at) const;
    bool escaped(char c);
    void begin(State state, qint64 at);
    void endToken(Part part, qint64 end);
    void watchLength(qint64 at, bool betweenCharacters);
    void makeLong();
    void cut(qint64 end);
    void note(bool allowed, qint64 at);

    PageOptions m_options;
    PageLayout m_layout;
    PageMark m_page; // in hand: its end is not known yet
    qint64 m_tokens = 0; // on it
    qint64 m_lines = 0;
    State m_state = State::Between;
    qint64 m_position = 0; // of the block
    qint64 m_tokenBegin = 0;
    int m_escapeLeft = 0; // bytes of the escape in hand; -1: its kind comes next
    quint32 m_unit = 0; // of a \u escape
    bool m_halfPair = false; // a first surrogate was just escaped
    qint64 m_fault = -1;
    std::vector<PageMark> m_pages;
};

} // namespace kvlens::json
