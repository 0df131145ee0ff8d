// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/pythonvalue.h"

#include "stores/json/pystr.h"
#include "stores/words/vectorreasons.h"
#include "stores/wtf8.h"

#include <algorithm>
#include <charconv>

namespace kvlens {

namespace {

constexpr int deepest = 900; // Python's limit is 1,000 calls, of which some are its own

long double longDouble(QByteArrayView text)
{
    long double value = 0;
    std::from_chars(text.begin(), text.end(), value);
    return value;
}

PythonNumber numberOf(QByteArrayView token)
{
    constexpr qsizetype surelyExact = 18; // digits
    const bool isInteger
        = token.indexOf('.') < 0 && token.indexOf('e') < 0 && token.indexOf('E') < 0;
    if (isInteger && token.size() > surelyExact)
        return {longDouble(token), token.toByteArray()};
    if (isInteger)
        return {longDouble(token)};
    double value = 0;
    std::from_chars(token.begin(), token.end(), value);
    return {value};
}

PythonValue literalOf(QByteArrayView token)
{
    if (token == "true" || token == "false")
        return {token == "true"};
    if (token == "null")
        return {};
    const long double infinity = std::numeric_limits<long double>::infinity();
    if (token == "NaN")
        return {PythonNumber {std::numeric_limits<long double>::quiet_NaN()}};
    return {PythonNumber {token == "Infinity" ? infinity : -infinity}};
}

Result<PythonValue> valueAt(const json::Tape &tape, quint32 token, int depth);

Result<PythonValue> listAt(const json::Tape &tape, quint32 token, int depth)
{
    PythonList list;
    for (const json::Child child : json::Children(tape, token)) {
        Result<PythonValue> element = valueAt(tape, child.value, depth + 1);
        if (!element)
            return element;
        list.push_back(*std::move(element));
    }
    return PythonValue {std::move(list)};
}

Result<PythonValue> dictAt(const json::Tape &tape, quint32 token, int depth)
{
    PythonDict dict;
    for (const json::Child child : json::Children(tape, token)) {
        const Result<QByteArray> key = json::decodeString(tape.bytes(child.key));
        Result<PythonValue> member = valueAt(tape, child.value, depth + 1);
        if (!key)
            return key.error();
        if (!member)
            return member;
        dict.insert_or_assign(*key, *std::move(member));
    }
    return PythonValue {std::move(dict)};
}

Result<PythonValue> valueAt(const json::Tape &tape, quint32 token, int depth)
{
    if (depth > deepest)
        return Error {ErrorCode::Unsupported, VectorReasons::tooDeep};
    switch (tape[token].kind) {
    case json::TokenKind::Object:
        return dictAt(tape, token, depth);
    case json::TokenKind::Array:
        return listAt(tape, token, depth);
    case json::TokenKind::Key:
    case json::TokenKind::String: {
        const Result<QByteArray> text = json::decodeString(tape.bytes(token));
        return text ? Result<PythonValue>(PythonValue {*text}) : text.error();
    }
    case json::TokenKind::Number:
        return PythonValue {numberOf(tape.bytes(token))};
    case json::TokenKind::Literal:
        break;
    }
    return literalOf(tape.bytes(token));
}

std::optional<std::partial_ordering> orderOfLists(const PythonList &a, const PythonList &b)
{
    const size_t common = std::min(a.size(), b.size());
    for (size_t i = 0; i < common; ++i) {
        if (!(a[i] == b[i]))
            return pythonOrder(a[i], b[i]);
    }
    return a.size() <=> b.size();
}

// A Σ at the end of a word is a ς, as Unicode has it for text that is not one language's.
bool isBehindWord(const QString &text, qsizetype at)
{
    const auto isIgnored = [](QChar c) {
        const QChar::Category category = c.category();
        return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
            || category == QChar::Other_Format || category == QChar::Letter_Modifier
            || category == QChar::Symbol_Modifier || QStringView(u"'.:·’").contains(c);
    };
    const auto isCased = [](QChar c) { return c.isLower() || c.isUpper() || c.isTitleCase(); };
    qsizetype before = at - 1;
    while (before >= 0 && isIgnored(text[before]))
        --before;
    qsizetype behind = at + 1;
    while (behind < text.size() && isIgnored(text[behind]))
        ++behind;
    return before >= 0 && isCased(text[before])
        && (behind == text.size() || !isCased(text[behind]));
}

} // namespace

bool PythonNumber::operator==(const PythonNumber &other) const
{
    return value == other.value && digits == other.digits;
}

std::partial_ordering PythonNumber::operator<=>(const PythonNumber &other) const
{
    if (value != other.value || digits.isEmpty() || other.digits.isEmpty())
        return value <=> other.value;
    const std::partial_ordering magnitude
        = std::pair(digits.size(), digits) <=> std::pair(other.digits.size(), other.digits);
    return value < 0 ? 0 <=> magnitude : magnitude;
}

std::optional<PythonNumber> PythonValue::number() const
{
    if (const bool *truth = as<bool>())
        return PythonNumber {*truth ? 1.0L : 0.0L};
    const auto *number = as<PythonNumber>();
    return number ? std::optional(*number) : std::nullopt;
}

bool PythonValue::operator==(const PythonValue &other) const
{
    const std::optional<PythonNumber> ours = number();
    const std::optional<PythonNumber> theirs = other.number();
    return ours && theirs ? *ours == *theirs : value == other.value;
}

Result<PythonValue> pythonValue(const json::Tape &tape, quint32 token)
{
    return valueAt(tape, token, 0);
}

std::optional<std::partial_ordering> pythonOrder(const PythonValue &a, const PythonValue &b)
{
    const std::optional<PythonNumber> numberA = a.number();
    const std::optional<PythonNumber> numberB = b.number();
    if (numberA && numberB)
        return *numberA <=> *numberB;
    const auto *textA = a.as<QByteArray>();
    const auto *textB = b.as<QByteArray>();
    if (textA && textB)
        return textA->compare(*textB) <=> 0;
    const auto *listA = a.as<PythonList>();
    const auto *listB = b.as<PythonList>();
    return listA && listB ? orderOfLists(*listA, *listB) : std::nullopt;
}

std::optional<bool> pythonContains(const PythonValue &container, const PythonValue &item)
{
    if (const auto *list = container.as<PythonList>())
        return std::find(list->begin(), list->end(), item) != list->end();
    const auto *text = item.as<QByteArray>();
    if (const auto *whole = container.as<QByteArray>())
        return text ? std::optional(whole->contains(*text)) : std::nullopt;
    const auto *dict = container.as<PythonDict>();
    if (!dict || item.as<PythonList>() || item.as<PythonDict>())
        return std::nullopt;
    return text && dict->contains(*text);
}

QString pythonLower(const QByteArray &text)
{
    const QString whole = fromWtf8(text);
    QString lower;
    qsizetype begin = 0;
    for (qsizetype at = 0; at < whole.size(); ++at) {
        if (whole[at] != QChar(0x03a3))
            continue;
        lower += whole.sliced(begin, at - begin).toLower();
        lower += isBehindWord(whole, at) ? QChar(0x03c2) : QChar(0x03c3);
        begin = at + 1;
    }
    return lower + whole.sliced(begin).toLower();
}

} // namespace kvlens
