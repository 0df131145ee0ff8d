// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/valuecheck.h"

#include "stores/json/lex.h"
#include "stores/json/mergemark.h"
#include "stores/words/jsonreasons.h"

#include <simdjson.h>

namespace kvlens::json {

namespace {

constexpr qsizetype exponentBytes = 3; // that tell whether a number goes on: "e+1"
constexpr qsizetype longestLiteral = 9; // "-Infinity"
constexpr qint64 deepestRead = 990; // of 1,000 nested calls a program needs some for itself
constexpr qint64 longestInteger = 4300; // sys.int_info.default_max_str_digits
constexpr size_t checkedAtFirst = 256 * 1024; // bytes at once; more when they come
constexpr size_t deepestParsed = deepestRead - 2; // the entries stand in something
constexpr qsizetype escapeBytes = 7; // the longest escape, and the byte that Python wants behind it

// What Python says when something else is there.
const char *expected(const TokenOrder &order)
{
    switch (order.expect()) {
    case Expect::FirstKey:
    case Expect::Key:
        return "Expecting property name enclosed in double quotes";
    case Expect::Colon:
        return "Expecting ':' delimiter";
    case Expect::Behind:
        return order.depth() == 0 ? "Extra data" : "Expecting ',' delimiter";
    default:
        return "Expecting value";
    }
}

qsizetype scalarEnd(QByteArrayView text, qsizetype at)
{
    const qsizetype end = literalEnd(text, at);
    return end != at ? end : numberEnd(text, at);
}

qint64 integerDigits(QByteArrayView scalar)
{
    const bool isSigned = scalar.startsWith('-');
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return std::all_of(scalar.begin() + (isSigned ? 1 : 0), scalar.end(), isDigit)
        ? scalar.size() - (isSigned ? 1 : 0)
        : 0;
}

} // namespace

void ValueCheck::feed(QByteArrayView bytes)
{
    if (m_notUtf8 < 0)
        m_notUtf8 = m_utf8.feed(bytes);
    if (m_pending.isEmpty())
        return take(bytes, false);
    const QByteArray text = std::exchange(m_pending, {}).append(bytes);
    take(text, false);
}

void ValueCheck::finish()
{
    if (m_notUtf8 < 0)
        m_notUtf8 = m_utf8.finish();
    take(std::exchange(m_pending, {}), true);
    if (m_fault)
        return;
    if (m_stringBegin >= 0)
        fail(unterminated, m_stringBegin);
    else if (!m_order.isComplete())
        fail(expected(m_order), m_position);
}

std::optional<Error> ValueCheck::error() const
{
    const auto errorAt = [](const char *what, qint64 at) {
        return Error {
            ErrorCode::Invalid, quoted(QString::fromLatin1(what)), {}, TextPlace {at, -1, -1}};
    };
    if (m_notUtf8 >= 0)
        return errorAt("Invalid UTF-8", m_notUtf8);
    return m_fault ? std::optional(errorAt(m_fault, m_faultAt)) : std::nullopt;
}

void ValueCheck::fail(const char *what, qint64 at)
{
    m_fault = what;
    m_faultAt = at;
}

// What ends within a token or escape is kept for the next bytes.
void ValueCheck::take(QByteArrayView text, bool isLast)
{
    qsizetype at = 0;
    while (at < text.size() && !m_fault) {
        const qsizetype end = m_stringBegin >= 0 ? inString(text, at, isLast)
            : isSpace(text[at])                  ? skipSpace(text, at)
                                                 : token(text, at, isLast);
        if (end < 0)
            break;
        at = end;
    }
    m_position += at;
    m_pending = text.sliced(at).toByteArray();
}

// Behind the token; -1: it may go on.
qsizetype ValueCheck::token(QByteArrayView text, qsizetype at, bool isLast)
{
    const Part part = partOf(text[at]);
    qsizetype end = at + 1;
    if (part == Part::Scalar) {
        end = scalarEnd(text, at);
        const bool mayGoOn = text.size() - end < exponentBytes || text.size() - at < longestLiteral;
        if (mayGoOn && !isLast)
            return -1;
    }
    const char *const wanted = expected(m_order);
    if (end == at || !m_order.take(part)) {
        fail(wanted, m_position + at);
        return at;
    }
    if (part == Part::String)
        m_stringBegin = m_position + at;
    else if (part == Part::Scalar && end - at > longestInteger)
        m_mostDigits = std::max(m_mostDigits, integerDigits(text.sliced(at, end - at)));
    m_deepest = std::max(m_deepest, m_order.depth());
    return end;
}

qsizetype ValueCheck::inString(QByteArrayView text, qsizetype at, bool isLast)
{
    const qsizetype begin = at;
    while (at < text.size() && text[at] != '"' && text[at] != '\\'
        && static_cast<unsigned char>(text[at]) >= 0x20)
        ++at;
    if (at == text.size())
        return at;
    if (text[at] == '"') {
        m_stringBegin = -1;
        return at + 1;
    }
    if (text[at] != '\\') {
        fail("Invalid control character at", m_position + at);
        return at;
    }
    if (text.size() - at < escapeBytes && !isLast)
        return at == begin ? -1 : at;
    const Lexed escape = lexEscape(text, at);
    if (!escape.fault)
        return escape.end;
    const bool isCut = escape.faultAt < 0;
    fail(escape.fault, isCut ? m_stringBegin : m_position + escape.faultAt);
    return at;
}

std::optional<Error> ValueCheck::damage() const
{
    std::optional<Error> damage = error();
    if (damage)
        damage->code = ErrorCode::Corrupt;
    return damage;
}

std::optional<Reason> ValueCheck::beyondPython(qint64 outside) const
{
    if (m_deepest + outside > deepestRead)
        return JsonReasons::nestedTooDeeply.with(m_deepest + outside);
    if (m_mostDigits > longestInteger)
        return JsonReasons::integerTooLong.with(m_mostDigits, longestInteger);
    return std::nullopt;
}

std::optional<Reason> beyondPython(QByteArrayView text, qint64 outside)
{
    ValueCheck check;
    check.feed(text);
    check.finish();
    return check.beyondPython(outside);
}

bool isWithinPython(const Tape &tape, qint64 outside)
{
    return tape.deepest + outside <= deepestRead && tape.longestNumber <= longestInteger;
}

std::optional<Error> faultIn(QByteArrayView text)
{
    ValueCheck check;
    check.feed(text);
    check.finish();
    std::optional<Error> damage = check.damage();
    if (damage && isMergeMark(text.sliced(damage->place->byte)))
        damage->detail = JsonReasons::mergeMarks;
    return damage;
}

bool isJson(QByteArrayView text)
{
    return !faultIn(text);
}

struct EntriesCheck::Parser
{
    simdjson::dom::parser json;
};

EntriesCheck::EntriesCheck()
    : m_parser(std::make_unique<Parser>())
{
    // Should there be no memory, parsing says so.
    [[maybe_unused]] const auto error = m_parser->json.allocate(checkedAtFirst, deepestParsed);
}

EntriesCheck::~EntriesCheck() = default;

char *EntriesCheck::room(qint64 size)
{
    const auto wanted = static_cast<size_t>(size + 2) + simdjson::SIMDJSON_PADDING;
    if (m_text.size() < wanted)
        m_text.resize(wanted);
    m_size = size;
    return m_text.data() + 1;
}

// What simdjson accepts Python accepts too; it refuses NaN, lone surrogates and long numbers.
bool EntriesCheck::areSound(bool inObject)
{
    qint64 end = 1 + m_size;
    const auto at = [this](qint64 i) -> char & { return m_text[static_cast<size_t>(i)]; };
    while (end > 1 && isSpace(at(end - 1)))
        --end;
    if (end > 1 && at(end - 1) == ',')
        --end;
    at(0) = inObject ? '{' : '[';
    at(end) = inObject ? '}' : ']';
    const auto size = static_cast<size_t>(end + 1);
    return m_parser->json.parse(m_text.data(), size, false).error() == simdjson::SUCCESS;
}

} // namespace kvlens::json
