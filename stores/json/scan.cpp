// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/scan.h"

#include "stores/json/keytext.h"

#include <array>
#include <bit>

namespace kvlens::json {

namespace {

constexpr int blockBytes = 64;
constexpr int batchBlocks = 64;
constexpr qsizetype pieceBytes = 32 * 1024; // stays in the cache between the looks at it
constexpr QByteArrayView bom("\xef\xbb\xbf");

// Bit i: the parity of the bits 0 to i.
quint64 prefixXor(quint64 bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

quint64 bitsFrom(int at)
{
    return at >= 64 ? 0 : ~quint64(0) << at;
}

quint64 bitsBefore(quint64 flags)
{
    return flags ? (flags & -flags) - 1 : ~quint64(0);
}

// The bytes that a backslash before them escapes; every other one of a run of backslashes does. The
// subtraction lets a borrow run along each run, so that its parity comes out without a loop
// (Langdale and Lemire, "Parsing gigabytes of JSON per second").
quint64 escapedBytes(quint64 backslashes, quint64 &before)
{
    constexpr quint64 oddBits = 0xaaaaaaaaaaaaaaaa;
    const quint64 mayEscape = backslashes & ~before;
    const quint64 alternating = (((mayEscape << 1) | oddBits) - mayEscape) ^ oddBits;
    const quint64 escaped = alternating ^ (backslashes | before);
    before = (alternating & backslashes) >> 63;
    return escaped;
}

bool beginsScalar(char c)
{
    return (c >= '0' && c <= '9') || QByteArrayView("-tfnNI").contains(c);
}

} // namespace

Scanner::Scanner(const Kernel &kernel)
    : m_kernel(kernel)
{
    m_keyBytes.reserve(1024);
}

bool Scanner::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && !m_finished) {
        const QByteArrayView piece = bytes.first(qMin(bytes.size(), pieceBytes));
        if (m_invalidUtf8 < 0)
            m_invalidUtf8 = m_utf8.feed(piece);
        m_fed += piece.size();
        scan(piece);
        bytes = bytes.sliced(piece.size());
    }
    return !m_damage;
}

void Scanner::finish()
{
    if (m_finished)
        return;
    scanPending();
    if (m_invalidUtf8 < 0)
        m_invalidUtf8 = m_utf8.finish();
    if (m_insideBefore)
        damaged("Unterminated string", m_fed);
    if (!m_brackets.isEmpty())
        damaged("Unexpected end", m_fed);
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
    scanBlocks(bytes.data(), static_cast<int>(whole));
    m_pending.append(bytes.sliced(whole * blockBytes));
}

// What is missing of a block is white space, which changes nothing.
void Scanner::scanPending()
{
    m_pending.resize(blockBytes, ' ');
    scanBlocks(m_pending.constData(), 1);
    m_pending.clear();
}

void Scanner::scanBlocks(const char *bytes, int blocks)
{
    std::array<Masks, batchBlocks> masks;
    while (blocks > 0 && !m_damage) {
        const int batch = qMin(blocks, batchBlocks);
        m_kernel.classify(bytes, batch, masks.data());
        for (int i = 0; i < batch && !m_damage; ++i)
            scanBlock(bytes + blockBytes * i, masks[static_cast<size_t>(i)]);
        bytes += blockBytes * batch;
        blocks -= batch;
    }
}

quint64 Scanner::unescapedQuotes(const Masks &masks)
{
    if (!masks.backslashes && !m_escapedBefore)
        return masks.quotes;
    return masks.quotes & ~escapedBytes(masks.backslashes, m_escapedBefore);
}

void Scanner::scanBlock(const char *bytes, const Masks &masks)
{
    const quint64 quotes = unescapedQuotes(masks);
    const quint64 inside = quotes ? prefixXor(quotes) ^ m_insideBefore : m_insideBefore;
    m_insideBefore = inside >> 63 ? ~quint64(0) : 0;
    const quint64 wrong = (masks.controls & inside) | (masks.backslashes & ~inside);
    Block block {bytes, m_scanned, quotes, inside, masks.brackets & ~inside, bitsBefore(wrong), 0};
    m_scanned += blockBytes;

    if (block.offset == 0 && QByteArrayView(bytes, blockBytes).startsWith(bom)) {
        m_bom = true;
        block.at = static_cast<int>(bom.size());
    }
    walk(block);
    if (wrong && !m_damage) {
        const int at = std::countr_zero(wrong);
        const bool control = masks.controls >> at & 1;
        damaged(control ? "Invalid control character at" : "Expecting value", block.offset + at);
    }
}

void Scanner::walk(Block &block)
{
    while (block.at < blockBytes && !m_damage) {
        if (m_brackets.isEmpty())
            walkSkeleton(block);
        else
            walkDeep(block);
    }
}

// Inside a leaf only brackets count, until the one that ends it.
void Scanner::walkDeep(Block &block)
{
    quint64 marks = block.brackets & block.upTo & bitsFrom(block.at);
    for (; marks; marks &= marks - 1) {
        const int at = std::countr_zero(marks);
        const char c = block.bytes[at];
        if (c == '{' || c == '[') {
            m_brackets.push(c == '{');
            continue;
        }
        if (!m_brackets.pop(c == '}'))
            return damaged("Mismatched bracket", block.offset + at);
        if (m_brackets.isEmpty()) {
            m_expect = m_level == 0 ? Expect::Nothing : Expect::Comma;
            block.at = at + 1;
            return;
        }
    }
    block.at = blockBytes;
}

// At levels 0 to 2 every token counts: quotes, brackets, separators and beginnings of scalars.
quint64 Scanner::skeletonMarks(const Block &block, quint64 &others)
{
    const Skeleton skeleton = m_kernel.skeleton(block.bytes);
    const quint64 outside = ~block.inside & ~block.quotes;
    const quint64 separators = skeleton.separators & outside;
    others = outside & ~(block.brackets | separators | skeleton.spaces) & bitsFrom(block.at);
    const quint64 scalars = others & ~(others << 1 | m_otherBefore);
    return block.quotes | block.brackets | separators | scalars;
}

void Scanner::walkSkeleton(Block &block)
{
    const bool inString = m_expect == Expect::KeyEnd || m_expect == Expect::ValueEnd;
    if (inString && !(block.quotes & bitsFrom(block.at))) {
        takeKeyBytes(block, block.at, blockBytes);
        block.at = blockBytes;
        return;
    }
    quint64 others = 0;
    quint64 marks = skeletonMarks(block, others) & block.upTo & bitsFrom(block.at);
    int from = block.at; // of the key's bytes in this block
    while (marks && m_brackets.isEmpty() && !m_damage) {
        const int at = std::countr_zero(marks);
        marks &= marks - 1;
        takeKeyBytes(block, from, at);
        from = at;
        block.at = at + 1;
        mark(block.bytes[at], block.offset + at, block.inside >> at & 1);
    }
    if (!m_brackets.isEmpty() || m_damage)
        return;
    takeKeyBytes(block, from, blockBytes);
    block.at = blockBytes;
    m_otherBefore = others >> 63;
    if (m_index.m_top == TopKind::Scalar && others)
        m_index.m_topSpan.end = block.offset + blockBytes - std::countl_zero(others);
}

void Scanner::takeKeyBytes(const Block &block, int from, int to)
{
    if (m_expect == Expect::KeyEnd && m_keyBytes.size() < keyBytesNeeded)
        m_keyBytes.append(block.bytes + from, to - from);
}

void Scanner::mark(char c, qint64 offset, bool opensString)
{
    m_otherBefore = 0;
    switch (c) {
    case '"':
        return quote(offset, opensString);
    case '{':
    case '[':
        return openBracket(c, offset);
    case '}':
    case ']':
        return closeBracket(c, offset);
    case ',':
        return comma(offset);
    case ':':
        if (m_expect != Expect::Colon)
            return unexpected(offset);
        m_expect = Expect::Value;
        return;
    default:
        return scalar(c, offset);
    }
}

bool Scanner::expectsValue() const
{
    return m_expect == Expect::Value || m_expect == Expect::FirstElement || m_expect == Expect::Top;
}

void Scanner::quote(qint64 offset, bool opens)
{
    if (!opens) {
        if (m_expect == Expect::KeyEnd)
            return endKey();
        if (m_level == 0)
            m_index.m_topSpan.end = offset + 1;
        m_expect = m_level == 0 ? Expect::Nothing : Expect::Comma;
    } else if (m_expect == Expect::Key || m_expect == Expect::FirstKey) {
        m_key[m_level] = offset;
        m_keyBytes.resize(0); // keeps its memory
        m_expect = Expect::KeyEnd;
    } else if (expectsValue()) {
        beginValue(offset);
        m_expect = Expect::ValueEnd;
    } else {
        unexpected(offset);
    }
}

void Scanner::scalar(char c, qint64 offset)
{
    if (!expectsValue() || !beginsScalar(c))
        return unexpected(offset);
    beginValue(offset);
    m_expect = m_level == 0 ? Expect::Nothing : Expect::Comma;
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

void Scanner::openBracket(char c, qint64 offset)
{
    if (!expectsValue())
        return unexpected(offset);
    const bool object = c == '{';
    if (m_level == 0) {
        m_index.m_top = object ? TopKind::Object : TopKind::Array;
        m_index.m_topSpan.begin = offset;
    } else if (m_level == 1 && object && m_index.m_top == TopKind::Object) {
        m_index.m_collections.push_back(
            {m_index.m_members.count(), offset, -1, m_index.m_entries.count()});
        m_index.m_members.append(m_key[1], m_fingerprint[1]);
        m_index.m_boundary = offset + 1;
    } else {
        beginValue(offset);
        m_brackets.push(object);
        return;
    }
    m_value = -1;
    ++m_level;
    m_expect = object ? Expect::FirstKey : Expect::FirstElement;
}

void Scanner::closeBracket(char c, qint64 offset)
{
    const bool object = m_level == 2 || m_index.m_top == TopKind::Object;
    const Expect first = object ? Expect::FirstKey : Expect::FirstElement;
    if (m_level == 0 || (m_expect != Expect::Comma && m_expect != first))
        return unexpected(offset);
    if (object != (c == '}'))
        return damaged("Mismatched bracket", offset);
    if (m_expect == Expect::Comma)
        endEntry(offset);
    endLevel(offset);
}

void Scanner::comma(qint64 offset)
{
    if (m_expect != Expect::Comma)
        return unexpected(offset);
    endEntry(offset);
    const bool object = m_level == 2 || m_index.m_top == TopKind::Object;
    m_expect = object ? Expect::Key : Expect::Value;
}

void Scanner::endKey()
{
    const Result<quint32> fingerprint = tokenFingerprint(m_keyBytes.append('"'));
    if (!fingerprint) {
        const Error &error = fingerprint.error();
        return damaged(qPrintable(error.detail), m_key[m_level] + error.place->byte);
    }
    m_fingerprint[m_level] = *fingerprint;
    m_expect = Expect::Colon;
}

// The entry that was being read is complete: what follows it stands at `boundary`.
void Scanner::endEntry(qint64 boundary)
{
    m_value = -1;
    if (m_level == 2) {
        m_index.m_entries.append(m_key[2], m_fingerprint[2]);
        m_index.m_boundary = boundary;
        return;
    }
    // A collection was entered when it was opened.
    const bool entered = m_index.collections() > 0
        && m_index.m_collections.back().member + 1 == m_index.m_members.count()
        && m_index.m_collections.back().open > m_key[1];
    if (!entered)
        m_index.m_members.append(m_key[1], m_fingerprint[1]);
    m_index.m_topBoundary = boundary;
}

void Scanner::endLevel(qint64 offset)
{
    if (m_level == 2)
        m_index.m_collections.back().close = offset + 1;
    else
        m_index.m_topSpan.end = offset + 1;
    --m_level;
    m_expect = m_level == 0 ? Expect::Nothing : Expect::Comma;
}

void Scanner::unexpected(qint64 offset)
{
    switch (m_expect) {
    case Expect::Key:
    case Expect::FirstKey:
        return damaged("Expecting property name enclosed in double quotes", offset);
    case Expect::Colon:
        return damaged("Expecting ':' delimiter", offset);
    case Expect::Comma:
        return damaged("Expecting ',' delimiter", offset);
    case Expect::Nothing:
        return damaged("Extra data", offset);
    default:
        return damaged("Expecting value", offset);
    }
}

void Scanner::damaged(const char *what, qint64 offset)
{
    if (m_damage)
        return;
    m_damage
        = Error {ErrorCode::Corrupt, QString::fromLatin1(what), {}, TextPlace {offset, -1, -1}};
    m_finished = true;
}

} // namespace kvlens::json
