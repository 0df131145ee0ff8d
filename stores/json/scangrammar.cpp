// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the scanner does not do for every entry: collections, leaves with brackets, odd keys,
// damages.
#include "stores/json/keytext.h"
#include "stores/json/scan.h"

namespace kvlens::json {

namespace {

bool beginsScalar(char c)
{
    return (c >= '0' && c <= '9') || QByteArrayView("-tfnNI").contains(c);
}

} // namespace

// A value that is not a string, or an end instead of the first element.
void Scanner::beginOtherValue(char c, qint64 offset)
{
    if (c == '{' || c == '[')
        return openBracket(c, offset);
    if (c == ']' && m_expect == Expect::FirstElement)
        return endContainer(c, offset);
    if (!beginsScalar(c))
        return unexpected(offset);
    beginValue(offset);
    m_expect = m_level == 0 ? Expect::Nothing : Expect::Comma;
}

void Scanner::openBracket(char c, qint64 offset)
{
    const bool object = c == '{';
    if (m_level == 0) {
        m_index.m_top = object ? TopKind::Object : TopKind::Array;
        m_index.m_topSpan.begin = offset;
    } else if (m_level == 1 && object && m_index.m_top == TopKind::Object) {
        m_index.m_collections.push_back(
            {m_index.m_members.count(), offset, -1, m_index.m_entries.count()});
        m_index.m_members.append({m_key[1], m_fingerprint[1]});
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

void Scanner::endContainer(char c, qint64 offset)
{
    const bool object = m_level == 2 || m_index.m_top == TopKind::Object;
    if (c != '}' && c != ']')
        return unexpected(offset);
    if (object != (c == '}'))
        return damaged("Mismatched bracket", offset);
    if (m_expect == Expect::Comma)
        endEntry(offset);
    endLevel(offset);
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

void Scanner::endTopEntry(qint64 boundary)
{
    // A collection was entered when it was opened.
    const bool entered = m_index.collections() > 0
        && m_index.m_collections.back().member + 1 == m_index.m_members.count()
        && m_index.m_collections.back().open > m_key[1];
    if (!entered)
        m_index.m_members.append({m_key[1], m_fingerprint[1]});
    m_index.m_topBoundary = boundary;
}

// A key with escapes or beyond ASCII, or one that goes on in another run of bytes.
void Scanner::endOddKey(qint64 offset)
{
    keepKeyBytes(offset);
    const Result<quint32> fingerprint = tokenFingerprint(m_keyBytes.append('"'));
    m_keyBytes.resize(0); // keeps its memory
    if (!fingerprint) {
        const Error &error = fingerprint.error();
        return damaged(error.detail, m_key[m_level] + error.place->byte);
    }
    m_fingerprint[m_level] = *fingerprint;
    m_expect = Expect::Colon;
}

// The bytes of the present key in the present run, up to `end`.
void Scanner::keepKeyBytes(qint64 end)
{
    const qint64 begin = qMax(m_key[m_level], m_runOffset);
    const qint64 wanted = qMin(end - begin, keyBytesNeeded - m_keyBytes.size());
    if (wanted > 0)
        m_keyBytes.append(m_run + (begin - m_runOffset), wanted);
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

void Scanner::wrongByte(char c, qint64 offset)
{
    damaged(c == '\\' ? "Expecting value" : "Invalid control character at", offset);
}

// What is wrong may stand behind a value that has ended: then that entry is there. A string may
// have lost a quote in the middle, so where more follows it is not taken for whole.
void Scanner::keepWholeEntry()
{
    const bool isWhole = m_level > 0 && m_expect == Expect::Comma && m_brackets.isEmpty()
        && m_value >= 0 && m_wholeEnd > m_value;
    const qint64 value = m_value; // locateDamage() looks into it
    if (isWhole)
        endEntry(m_wholeEnd);
    m_value = value;
}

void Scanner::damaged(const Reason &reason, qint64 offset)
{
    if (m_damage)
        return;
    keepWholeEntry();
    m_damage = Error {ErrorCode::Corrupt, reason, {}, TextPlace {offset, -1, -1}};
    m_finished = true;
}

} // namespace kvlens::json
