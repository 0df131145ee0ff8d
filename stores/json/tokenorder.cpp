// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/tokenorder.h"

#include "stores/json/lex.h"
#include "stores/json/utf8.h"

#include <algorithm>

namespace kvlens::json {

namespace {

constexpr qint64 placeBits = 64;

// Behind the string, number or literal; `at` itself if it is none.
qsizetype leafEnd(QByteArrayView text, qsizetype at)
{
    if (text[at] == '"') {
        const Lexed string = lexString(text, at);
        return string.fault ? at : string.end;
    }
    const qsizetype end = numberEnd(text, at);
    return end != at ? end : literalEnd(text, at);
}

} // namespace

TokenOrder::TokenOrder(const Place &start)
    : m_expect(start.expect)
    , m_unknown(std::max<qint64>(0, start.depth - placeBits))
{
    for (qint64 bit = start.depth - m_unknown - 1; bit >= 0; --bit)
        m_objects.push_back((start.objects >> bit) & 1);
}

Place TokenOrder::place() const
{
    Place place {m_expect, depth(), 0};
    const auto known = static_cast<qint64>(m_objects.size());
    for (qint64 i = std::max<qint64>(0, known - placeBits); i < known; ++i)
        place.objects = (place.objects << 1) | quint64(m_objects[static_cast<size_t>(i)]);
    return place;
}

bool TokenOrder::allowsEnd(bool object) const
{
    if (m_objects.empty() || m_objects.back() != object)
        return false;
    return m_expect == Expect::Behind
        || m_expect == (object ? Expect::FirstKey : Expect::FirstElement);
}

bool TokenOrder::allows(Part part) const
{
    switch (part) {
    case Part::ObjectEnd:
    case Part::ArrayEnd:
        return allowsEnd(part == Part::ObjectEnd);
    case Part::Comma:
        return m_expect == Expect::Behind && depth() > 0;
    case Part::Colon:
        return m_expect == Expect::Colon;
    case Part::String:
        if (m_expect == Expect::Key || m_expect == Expect::FirstKey)
            return true;
        break;
    default:
        break;
    }
    return m_expect == Expect::Value || m_expect == Expect::FirstElement
        || m_expect == Expect::MemberValue;
}

void TokenOrder::close()
{
    if (!m_objects.empty())
        m_objects.pop_back();
    m_expect = Expect::Behind;
}

bool TokenOrder::take(Part part)
{
    const bool allowed = allows(part);
    switch (part) {
    case Part::ObjectBegin:
    case Part::ArrayBegin:
        m_objects.push_back(part == Part::ObjectBegin);
        m_expect = m_objects.back() ? Expect::FirstKey : Expect::FirstElement;
        break;
    case Part::ObjectEnd:
    case Part::ArrayEnd:
        close();
        break;
    case Part::Comma:
        m_expect = inObject() ? Expect::Key : Expect::Value;
        break;
    case Part::Colon:
        m_expect = Expect::MemberValue;
        break;
    case Part::String: {
        const bool key = m_expect == Expect::Key || m_expect == Expect::FirstKey;
        m_expect = key ? Expect::Colon : Expect::Behind;
        break;
    }
    case Part::Scalar:
        m_expect = Expect::Behind;
        break;
    }
    return allowed;
}

Part partOf(char first)
{
    switch (first) {
    case '{':
        return Part::ObjectBegin;
    case '[':
        return Part::ArrayBegin;
    case '}':
        return Part::ObjectEnd;
    case ']':
        return Part::ArrayEnd;
    case ',':
        return Part::Comma;
    case ':':
        return Part::Colon;
    case '"':
        return Part::String;
    default:
        return Part::Scalar;
    }
}

bool isJson(QByteArrayView text)
{
    if (findInvalidUtf8(text) >= 0)
        return false;
    TokenOrder order;
    qsizetype at = skipSpace(text, 0);
    while (at < text.size()) {
        const Part part = partOf(text[at]);
        const bool leaf = part == Part::String || part == Part::Scalar;
        const qsizetype end = leaf ? leafEnd(text, at) : at + 1;
        if (end == at || !order.take(part))
            return false;
        at = skipSpace(text, end);
    }
    return order.isComplete();
}

} // namespace kvlens::json
