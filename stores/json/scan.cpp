// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/scan.h"

#include "stores/json/keyhash.h"

#include <algorithm>
#include <array>
#include <bit>

namespace kvlens::json {

namespace {

constexpr int batchBlocks = 64;
constexpr qsizetype pieceBytes = 32 * 1024; // stays in the cache between the looks at it
constexpr QByteArrayView bom("\xef\xbb\xbf");

quint64 bitsFrom(int at)
{
    return at >= blockBytes ? 0 : ~quint64(0) << at;
}

quint64 bitsBefore(quint64 flags)
{
    return flags ? (flags & -flags) - 1 : ~quint64(0);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAscii(QByteArrayView bytes)
{
    return std::none_of(bytes.begin(), bytes.end(), [](char c) { return c & 0x80; });
}

} // namespace

Scanner::Scanner(const Kernel &kernel)
    : m_kernel(kernel)
{
}

bool Scanner::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && !m_finished) {
        const QByteArrayView piece = bytes.first(qMin(bytes.size(), pieceBytes));
        m_fed += piece.size();
        scan(piece);
        checkUtf8(piece);
        bytes = bytes.sliced(piece.size());
    }
    return !m_damage;
}

// Most files are ASCII, and the kernel has seen whether this piece of one is.
void Scanner::checkUtf8(QByteArrayView piece)
{
    const bool plain = m_isAscii && isAscii(m_pending) && !m_damage;
    m_isAscii = true;
    if (m_invalidUtf8 < 0)
        m_invalidUtf8 = plain ? m_utf8.feedAscii(piece.size()) : m_utf8.feed(piece);
}

void Scanner::finish()
{
    if (m_finished)
        return;
    scanPending();
    if (m_invalidUtf8 < 0)
        m_invalidUtf8 = m_utf8.finish();
    if (m_strings.inside)
        damaged("Unterminated string", m_fed);
    if (!m_brackets.isEmpty())
        damaged("Unexpected end", m_fed);
    // Nothing more can belong to a string that has ended; of a number there may be more.
    m_wholeEnd = qMax(m_wholeEnd, m_stringEnd);
    if (m_expect != Expect::Nothing)
        unexpected(m_fed);
    m_finished = true;
}

void Scanner::scan(QByteArrayView bytes)
{
    if (!m_pending.isEmpty() || bytes.size() < blockBytes) {
        const qsizetype missing = qMin(blockBytes - m_pending.size(), bytes.size());
        m_pending.append(bytes.first(missing));
        bytes = bytes.sliced(missing);
        if (m_pending.size() < blockBytes)
            return;
        scanPending();
    }
    const qsizetype whole = bytes.size() / blockBytes;
    scanBlocks(bytes.data(), whole);
    m_pending.append(bytes.sliced(whole * blockBytes));
}

// What is missing of a block is white space, which changes nothing.
void Scanner::scanPending()
{
    m_pending.resize(blockBytes, ' ');
    scanBlocks(m_pending.constData(), 1);
    m_pending.clear();
}

void Scanner::scanBlocks(const char *bytes, qint64 blocks)
{
    std::array<BlockMarks, batchBlocks> marks;
    std::array<TokenMarks, batchBlocks> tokens;
    m_run = bytes;
    m_runOffset = m_scanned;
    while (blocks > 0 && !m_damage) {
        const int count = static_cast<int>(qMin<qint64>(blocks, batchBlocks));
        const OddBytes odd = m_kernel.findStructure(bytes, count, m_strings, marks.data());
        m_isAscii &= !odd.notAscii;
        if (odd.notAscii || odd.backslashes)
            m_plainFrom = m_scanned + blockBytes * count;
        Batch batch {bytes, marks.data(), tokens.data(), m_scanned, count};
        if (m_scanned == 0 && QByteArrayView(bytes, blockBytes).startsWith(bom)) {
            m_bom = true;
            batch.at = static_cast<int>(bom.size());
        }
        m_scanned += blockBytes * count;
        while (batch.block < batch.blocks && !m_damage) {
            if (m_brackets.isEmpty())
                walkSkeleton(batch);
            else
                walkDeep(batch);
        }
        bytes += blockBytes * count;
        blocks -= count;
    }
    if (m_expect == Expect::KeyEnd)
        keepKeyBytes(m_scanned);
}

// Inside a leaf only brackets count, until the one that ends it.
void Scanner::walkDeep(Batch &batch)
{
    quint64 ahead = bitsFrom(batch.at);
    for (; batch.block < batch.blocks; ++batch.block, ahead = ~quint64(0)) {
        const BlockMarks &block = batch.marks[batch.block];
        const qsizetype begin = qsizetype(blockBytes) * batch.block;
        quint64 marks = (block.brackets | block.wrong) & ahead;
        for (; marks; marks &= marks - 1) {
            const int at = std::countr_zero(marks);
            const char c = batch.bytes[begin + at];
            if (c == '{' || c == '[') {
                m_brackets.push(c == '{');
                continue;
            }
            if (c != '}' && c != ']')
                return wrongByte(c, batch.offset + begin + at);
            if (!m_brackets.pop(c == '}'))
                return damaged("Mismatched bracket", batch.offset + begin + at);
            if (m_brackets.isEmpty()) {
                m_expect = m_level == 0 ? Expect::Nothing : Expect::Comma;
                m_wholeEnd = batch.offset + begin + at + 1;
                batch.at = at + 1;
                return;
            }
        }
    }
}

// At levels 0 to 2 every token counts.
void Scanner::walkSkeleton(Batch &batch)
{
    for (; batch.block < batch.blocks; ++batch.block, batch.at = 0) {
        const BlockMarks &block = batch.marks[batch.block];
        const bool inString = m_expect == Expect::KeyEnd || m_expect == Expect::ValueEnd;
        if (inString && !((block.quotes | block.wrong) & bitsFrom(batch.at)))
            continue;
        if (!walkBlock(batch))
            return;
    }
}

// One block at a time where leaves are large, so that nothing is looked at in vain.
inline const TokenMarks &Scanner::tokensOf(Batch &batch)
{
    if (batch.block >= batch.tokensEnd) {
        const int count = qMin(m_tokensAhead, batch.blocks - batch.block);
        m_kernel.findTokens(
            batch.bytes + qsizetype(blockBytes) * batch.block, count, batch.tokens + batch.block);
        batch.tokensEnd = batch.block + count;
        m_tokensAhead = qMin(2 * m_tokensAhead, batchBlocks);
    }
    return batch.tokens[batch.block];
}

// Quotes, brackets, separators and the beginnings of scalars, from batch.at on. False: a leaf with
// brackets has begun, or there is a damage.
bool Scanner::walkBlock(Batch &batch)
{
    const BlockMarks &block = batch.marks[batch.block];
    const char *bytes = batch.bytes + qsizetype(blockBytes) * batch.block;
    const qint64 offset = batch.offset + qint64(blockBytes) * batch.block;
    const quint64 ahead = bitsFrom(batch.at);
    const TokenMarks &tokens = tokensOf(batch);
    const quint64 outside = ~(block.inside | block.quotes);
    const quint64 separators = tokens.separators & outside;
    const quint64 others = outside & ~(block.brackets | separators | tokens.spaces) & ahead;
    const quint64 scalars = others & ~(others << 1 | m_otherBefore);
    const quint64 wrong = block.wrong & ahead;
    quint64 marks = (block.quotes | block.brackets | separators | scalars) & ahead;
    marks &= bitsBefore(wrong);
    while (marks) {
        const int at = std::countr_zero(marks);
        mark(bytes[at], offset + at);
        const int last = at + 3 < blockBytes ? goOn(bytes, offset, at) : at;
        marks &= bitsFrom(last + 1);
        if (!m_brackets.isEmpty() || m_damage) {
            m_otherBefore = 0;
            m_tokensAhead = 1;
            batch.at = at + 1;
            return false;
        }
    }
    m_otherBefore = others >> 63;
    if (m_index.m_top == TopKind::Scalar && others)
        m_index.m_topSpan.end = offset + blockBytes - std::countl_zero(others);
    if (!wrong)
        return true;
    const int at = std::countr_zero(wrong);
    wrongByte(bytes[at], offset + at);
    return false;
}

// What stands behind nearly every key and comma, behind one space or none, without a turn for each
// mark. Answers where the last of it is, three bytes on at most.
[[gnu::always_inline]] inline int Scanner::goOn(const char *bytes, qint64 offset, int at)
{
    if (m_expect == Expect::Colon && bytes[at + 1] == ':') {
        m_expect = Expect::Value;
        const int value = at + 2 + (bytes[at + 2] == ' ');
        if (m_level != 2 || !isDigit(bytes[value]))
            return at + 1;
        m_value = offset + value;
        m_expect = Expect::Comma;
        return value;
    }
    const int key = at + 1 + (bytes[at + 1] == ' ');
    if (m_expect != Expect::Key || bytes[key] != '"')
        return at;
    m_key[m_level] = offset + key;
    m_expect = Expect::KeyEnd;
    return key;
}

// Within a string the only mark is the quote that ends it.
[[gnu::always_inline]] inline void Scanner::mark(char c, qint64 offset)
{
    switch (m_expect) {
    case Expect::FirstKey:
        if (c == '}')
            return endContainer(c, offset);
        [[fallthrough]];
    case Expect::Key:
        if (c != '"')
            return unexpected(offset);
        m_key[m_level] = offset;
        m_expect = Expect::KeyEnd;
        return;
    case Expect::KeyEnd:
        return endKey(offset);
    case Expect::Colon:
        if (c != ':')
            return unexpected(offset);
        m_expect = Expect::Value;
        return;
    case Expect::Value:
    case Expect::FirstElement:
    case Expect::Top:
        if (c != '"')
            return beginOtherValue(c, offset);
        beginValue(offset);
        m_expect = Expect::ValueEnd;
        return;
    case Expect::ValueEnd:
        if (m_level == 0)
            m_index.m_topSpan.end = offset + 1;
        m_stringEnd = offset + 1;
        m_expect = m_level == 0 ? Expect::Nothing : Expect::Comma;
        return;
    case Expect::Comma:
        if (c != ',')
            return endContainer(c, offset);
        endEntry(offset);
        m_expect = m_level == 2 || m_index.m_top == TopKind::Object ? Expect::Key : Expect::Value;
        return;
    case Expect::Nothing:
        return unexpected(offset);
    }
}

[[gnu::always_inline]] inline void Scanner::endKey(qint64 offset)
{
    const qint64 begin = m_key[m_level] + 1;
    if (begin <= m_runOffset) // the quote was in an earlier run
        return endOddKey(offset);
    const char *bytes = m_run + (begin - m_runOffset);
    const qint64 size = qMin(offset - begin, qint64(fingerprintBytes));
    if (begin < m_plainFrom && !isPlainKey(bytes, size))
        return endOddKey(offset);
    m_fingerprint[m_level] = hashKey(bytes, size);
    m_expect = Expect::Colon;
}

void Scanner::beginValue(qint64 offset)
{
    m_value = offset;
    if (m_level == 0) {
        m_index.m_top = TopKind::Scalar;
        m_index.m_topSpan.begin = offset;
    } else if (m_level == 1 && m_index.m_top == TopKind::Array) {
        m_key[1] = offset;
        m_fingerprint[1] = 0;
    }
}

// The entry that was being read is complete: what follows it stands at `boundary`.
void Scanner::endEntry(qint64 boundary)
{
    m_value = -1;
    if (m_level != 2)
        return endTopEntry(boundary);
    m_index.m_entries.append({m_key[2], m_fingerprint[2]});
    m_index.m_boundary = boundary;
}

} // namespace kvlens::json
