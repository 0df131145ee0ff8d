// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/pages.h"

#include "stores/json/lex.h"

namespace kvlens::json {

namespace {

// White space and commas without end, and characters that are none, must end somewhere too.
constexpr qint64 patience = 4;

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

bool endsScalar(char c)
{
    return isSpace(c) || partOf(c) != Part::Scalar;
}

} // namespace

Paginator::Paginator(const PageOptions &options)
    : m_options(options)
    , m_layout({}, options.width)
{
}

void Paginator::feed(QByteArrayView bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        switch (m_state) {
        case State::Between:
            at = between(bytes, at);
            break;
        case State::String:
            at = inString(bytes, at);
            break;
        case State::Scalar:
            at = inScalar(bytes, at);
            break;
        }
    }
    m_position += bytes.size();
}

void Paginator::finish()
{
    if (m_state == State::Scalar)
        endToken(Part::Scalar, m_position);
    if (m_state == State::String)
        note(false, m_tokenBegin);
    if (m_state == State::String || m_tokens > 0)
        cut(m_position);
    note(m_layout.isComplete(), m_position);
}

qsizetype Paginator::between(QByteArrayView bytes, qsizetype at)
{
    const char c = bytes[at];
    const qint64 here = m_position + at;
    if (isSpace(c)) {
        if (here - m_page.stored.begin >= patience * m_options.bytes)
            cut(here);
        return at + 1;
    }
    const Part part = partOf(c);
    if (part == Part::String || part == Part::Scalar) {
        begin(part == Part::String ? State::String : State::Scalar, here);
        return at + 1;
    }
    m_tokenBegin = here;
    endToken(part, here + 1);
    return at + 1;
}

void Paginator::begin(State state, qint64 at)
{
    m_state = state;
    m_tokenBegin = at;
    m_escapeLeft = 0;
    m_halfPair = false;
}

// How far no page can end inside the token in hand.
qsizetype Paginator::limitIn(QByteArrayView bytes, qsizetype at) const
{
    const qint64 limit = m_page.kind == PageMark::Kind::Lines
        ? m_tokenBegin + m_options.longToken
        : m_page.stored.begin + m_options.bytes;
    return qBound(at, static_cast<qsizetype>(limit - m_position), bytes.size());
}

// How far there is nothing to look at in a string.
qsizetype Paginator::plainEnd(QByteArrayView bytes, qsizetype at) const
{
    const qsizetype end = limitIn(bytes, at);
    while (at < end && bytes[at] != '"' && bytes[at] != '\\')
        ++at;
    return at;
}

qsizetype Paginator::inString(QByteArrayView bytes, qsizetype at)
{
    if (m_escapeLeft != 0)
        return escaped(bytes[at]) ? at + 1 : at;
    const qsizetype plain = plainEnd(bytes, at);
    if (plain > at)
        m_halfPair = false;
    if (plain == bytes.size())
        return plain;
    const char c = bytes[plain];
    if (c == '"') {
        endToken(Part::String, m_position + plain + 1);
        return plain + 1;
    }
    watchLength(m_position + plain, !isContinuation(c) && !(m_halfPair && c == '\\'));
    if (c == '\\')
        m_escapeLeft = -1;
    else
        m_halfPair = false;
    return plain + 1;
}

// Takes a byte behind a backslash; false: it is no part of the escape.
bool Paginator::escaped(char c)
{
    if (m_escapeLeft == -1) {
        m_escapeLeft = c == 'u' ? 4 : 0;
        m_unit = 0;
        m_halfPair = m_halfPair && c == 'u';
        return true;
    }
    const int digit = hexDigit(c);
    if (digit < 0) {
        m_escapeLeft = 0;
        m_halfPair = false;
        return false;
    }
    m_unit = m_unit * 16 + static_cast<quint32>(digit);
    if (--m_escapeLeft == 0)
        m_halfPair = !m_halfPair && m_unit >= 0xd800 && m_unit < 0xdc00;
    return true;
}

qsizetype Paginator::inScalar(QByteArrayView bytes, qsizetype at)
{
    while (at < bytes.size()) {
        const qsizetype limit = limitIn(bytes, at);
        while (at < limit && !endsScalar(bytes[at]))
            ++at;
        if (at == bytes.size())
            break;
        if (endsScalar(bytes[at])) {
            endToken(Part::Scalar, m_position + at);
            return at;
        }
        watchLength(m_position + at, !isContinuation(bytes[at]));
        ++at;
    }
    return at;
}

// In a long token: whether the page ends here.
void Paginator::watchLength(qint64 at, bool betweenCharacters)
{
    if (m_page.kind == PageMark::Kind::Lines && at - m_tokenBegin >= m_options.longToken)
        makeLong();
    if (m_page.kind == PageMark::Kind::Lines)
        return;
    const qint64 size = at - m_page.stored.begin;
    if (size >= (betweenCharacters ? m_options.bytes : patience * m_options.bytes)) {
        const PageMark::Kind kind = m_page.kind;
        const Place place = m_page.place;
        cut(at);
        m_page.kind = kind;
        m_page.place = place;
    }
}

// The token in hand gets pages of its own.
void Paginator::makeLong()
{
    const bool string = m_state == State::String;
    if (m_tokens > 0)
        cut(m_tokenBegin);
    m_page.kind = string ? PageMark::Kind::String : PageMark::Kind::Scalar;
    m_page.stored.begin = m_tokenBegin + string;
    m_page.place = m_layout.place();
}

void Paginator::endToken(Part part, qint64 end)
{
    m_state = State::Between;
    if (m_page.kind != PageMark::Kind::Lines) {
        cut(end - (part == Part::String));
        note(m_layout.take(part, end - m_tokenBegin).allowed, m_tokenBegin);
        m_page.stored.begin = end;
        m_page.place = m_layout.place();
        return;
    }
    const qint64 size = m_tokenBegin - m_page.stored.begin;
    const bool mayEnd = m_tokens > 0 && (size >= m_options.bytes || m_lines >= m_options.lines);
    const Place before = mayEnd ? m_layout.place() : Place();
    const PageLayout::Step step = m_layout.take(part, end - m_tokenBegin);
    note(step.allowed, m_tokenBegin);
    if (mayEnd && (step.gap == Gap::Line || size >= patience * m_options.bytes)) {
        cut(m_tokenBegin);
        m_page.place = before;
    }
    m_lines += step.gap == Gap::Line;
    ++m_tokens;
}

// Ends the page in hand; the next one begins there.
void Paginator::cut(qint64 end)
{
    m_page.stored.end = end;
    m_pages.push_back(m_page);
    m_page = {{end, end}, m_layout.place()};
    m_tokens = 0;
    m_lines = 0;
}

void Paginator::note(bool allowed, qint64 at)
{
    if (!allowed && m_fault < 0)
        m_fault = at;
}

} // namespace kvlens::json
