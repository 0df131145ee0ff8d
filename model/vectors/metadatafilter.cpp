// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/metadatafilter.h"

#include "stores/words/vectorreasons.h"
#include "stores/wtf8.h"

#include <algorithm>
#include <array>

namespace kvlens {

namespace {

using Operator = MetadataFilter::Operator;
using Condition = MetadataFilter::Condition;

template <class Kind> struct Named
{
    const char *name;
    Kind kind;
};
template <class Kind> Named(const char *, Kind) -> Named<Kind>; // not all compilers find it

constexpr std::array operators {
    Named {"==", Operator::Equal},
    Named {"!=", Operator::NotEqual},
    Named {">", Operator::Greater},
    Named {"<", Operator::Less},
    Named {">=", Operator::GreaterOrEqual},
    Named {"<=", Operator::LessOrEqual},
    Named {"in", Operator::In},
    Named {"nin", Operator::NotIn},
    Named {"any", Operator::Any},
    Named {"all", Operator::All},
    Named {"text_match", Operator::TextMatch},
    Named {"text_match_insensitive", Operator::TextMatchInsensitive},
    Named {"contains", Operator::Contains},
    Named {"is_empty", Operator::IsEmpty},
};
constexpr std::array conditions {
    Named {"and", Condition::And},
    Named {"or", Condition::Or},
    Named {"not", Condition::Not},
};

template <class Kinds> QString namesOf(const Kinds &kinds)
{
    QStringList names;
    for (const auto &kind : kinds)
        names.append(QString::fromLatin1(kind.name));
    return names.join(QStringLiteral(", "));
}

template <class Kinds> auto kindOf(const Kinds &kinds, const PythonValue &name)
{
    const auto *text = name.as<QByteArray>();
    const auto isIt = [&](const auto &kind) { return text && *text == kind.name; };
    const auto found = std::find_if(kinds.begin(), kinds.end(), isIt);
    return found == kinds.end() ? std::nullopt : std::optional(found->kind);
}

Error wrongFilter(const Reason &why)
{
    return {ErrorCode::Invalid, why};
}

const PythonValue *member(const PythonDict &dict, const char *name)
{
    const auto found = dict.find(name);
    return found == dict.end() ? nullptr : &found->second;
}

// The kinds of values that the library's model takes.
bool isFilterValue(const PythonValue &value)
{
    const auto *list = value.as<PythonList>();
    if (!list)
        return value.isNone() || value.as<PythonNumber>() || value.as<QByteArray>();
    const auto isText = [](const PythonValue &item) { return item.as<QByteArray>() != nullptr; };
    const auto isNumber
        = [](const PythonValue &item) { return item.as<PythonNumber>() != nullptr; };
    return std::all_of(list->begin(), list->end(), isText)
        || std::all_of(list->begin(), list->end(), isNumber);
}

Result<MetadataFilter::Test> testOf(const PythonValue &given)
{
    const auto *dict = given.as<PythonDict>();
    const PythonValue *key = dict ? member(*dict, "key") : nullptr;
    const PythonValue *value = dict ? member(*dict, "value") : nullptr;
    if (dict && member(*dict, "filters") && !(key && value))
        return wrongFilter(VectorReasons::nestedFilters);
    if (!key || !key->as<QByteArray>() || !value)
        return wrongFilter(VectorReasons::filterNeeds);
    if (!isFilterValue(*value))
        return wrongFilter(VectorReasons::filterValue);
    MetadataFilter::Test test {*key->as<QByteArray>(), *value};
    if (const PythonValue *name = member(*dict, "operator")) {
        const std::optional<Operator> op = kindOf(operators, *name);
        if (!op)
            return wrongFilter(VectorReasons::noSuchOperator.with(namesOf(operators)));
        test.op = *op;
    }
    return test;
}

std::optional<bool> negated(std::optional<bool> answer)
{
    return answer ? std::optional(!*answer) : answer;
}

// `test` of what < and > have to say.
template <class Test>
std::optional<bool> ordered(const PythonValue &a, const PythonValue &b, Test test)
{
    const std::optional<std::partial_ordering> order = pythonOrder(a, b);
    return order ? std::optional<bool>(test(*order)) : std::nullopt;
}

// A character each, as Python goes through a text.
std::optional<PythonList> itemsOf(const PythonValue &value)
{
    if (const auto *list = value.as<PythonList>())
        return *list;
    const auto *text = value.as<QByteArray>();
    if (!text)
        return std::nullopt;
    PythonList characters;
    const auto isInside = [](char byte) { return (static_cast<quint8>(byte) & 0xc0) == 0x80; };
    for (qsizetype begin = 0, end = 0; begin < text->size(); begin = end) {
        end = begin + 1;
        while (end < text->size() && isInside(text->at(end)))
            ++end;
        characters.push_back({text->sliced(begin, end - begin)});
    }
    return characters;
}

// Whether it holds of the items up to the first of which it is `decisive` that it does.
std::optional<bool> holdsOfItems(
    const PythonValue &container, const PythonValue &value, bool decisive)
{
    const std::optional<PythonList> items = itemsOf(value);
    if (!items)
        return std::nullopt;
    for (const PythonValue &item : *items) {
        const std::optional<bool> isIn = pythonContains(container, item);
        if (!isIn || *isIn == decisive)
            return isIn;
    }
    return !decisive;
}

std::optional<bool> matchesText(const PythonValue &stored, const PythonValue &value, bool isExact)
{
    const auto *whole = stored.as<QByteArray>();
    const auto *part = value.as<QByteArray>();
    if (!whole || !part)
        return std::nullopt;
    return isExact ? whole->contains(*part) : pythonLower(*whole).contains(pythonLower(*part));
}

// What is stored is not None. Nothing: the library raises a TypeError.
std::optional<bool> fits(Operator op, const PythonValue &stored, const PythonValue &value)
{
    switch (op) {
    case Operator::Equal:
        return stored == value;
    case Operator::NotEqual:
        return !(stored == value);
    case Operator::Greater:
        return ordered(stored, value, [](auto order) { return order > 0; });
    case Operator::Less:
        return ordered(stored, value, [](auto order) { return order < 0; });
    case Operator::GreaterOrEqual:
        return ordered(stored, value, [](auto order) { return order >= 0; });
    case Operator::LessOrEqual:
        return ordered(stored, value, [](auto order) { return order <= 0; });
    case Operator::In:
        return pythonContains(value, stored);
    case Operator::NotIn:
        return negated(pythonContains(value, stored));
    case Operator::Any:
        return holdsOfItems(stored, value, true);
    case Operator::All:
        return holdsOfItems(stored, value, false);
    case Operator::TextMatch:
        return matchesText(stored, value, true);
    case Operator::TextMatchInsensitive:
        return matchesText(stored, value, false);
    case Operator::Contains:
        return pythonContains(stored, value);
    case Operator::IsEmpty:
        break;
    }
    const auto *text = stored.as<QByteArray>();
    const auto *list = stored.as<PythonList>();
    return (text && text->isEmpty()) || (list && list->empty());
}

std::optional<bool> passes(const MetadataFilter::Test &test, const PythonValue &stored)
{
    if (!stored.isNone())
        return fits(test.op, stored, test.value);
    return test.op == Operator::NotEqual || test.op == Operator::NotIn
        || test.op == Operator::IsEmpty;
}

// The value of a member of the object; None if it has none. Nothing: it is no object.
std::optional<Result<PythonValue>> valueOf(const json::Tape &tape, const QByteArray &key)
{
    if (tape[0].kind != json::TokenKind::Object)
        return std::nullopt;
    quint32 found = json::noToken;
    for (const json::Child child : json::Children(tape, 0)) {
        const Result<QByteArray> name = json::decodeString(tape.bytes(child.key));
        if (name && *name == key)
            found = child.value;
    }
    return found == json::noToken ? PythonValue() : pythonValue(tape, found);
}

} // namespace

Result<MetadataFilter> MetadataFilter::make(const QByteArray &json)
{
    const Result<json::Tape> tape = json::parse(json);
    if (!tape)
        return tape.error();
    const Result<PythonValue> given = pythonValue(*tape, 0);
    if (!given)
        return given.error();
    const auto *dict = given->as<PythonDict>();
    const PythonValue *list = dict ? member(*dict, "filters") : nullptr;
    if (!list || !list->as<PythonList>())
        return wrongFilter(VectorReasons::filterForm);
    MetadataFilter filter;
    for (const PythonValue &one : *list->as<PythonList>()) {
        const Result<Test> test = testOf(one);
        if (!test)
            return test.error();
        filter.m_tests.push_back(*test);
    }
    if (const PythonValue *name = member(*dict, "condition"); name && !name->isNone()) {
        const std::optional<Condition> condition = kindOf(conditions, *name);
        if (!condition)
            return wrongFilter(VectorReasons::noSuchCondition.with(namesOf(conditions)));
        filter.m_condition = *condition;
    }
    return filter;
}

// All of them are tested, as an error in any of them is one.
Result<bool> MetadataFilter::admits(const QByteArray &metadata) const
{
    if (m_tests.empty())
        return true;
    const Result<json::Tape> tape = json::parse(metadata);
    if (!tape)
        return tape.error();
    qsizetype passed = 0;
    for (const Test &test : m_tests) {
        const std::optional<Result<PythonValue>> stored = valueOf(*tape, test.key);
        if (!stored)
            return wrongFilter(VectorReasons::metadataForm);
        if (!*stored)
            return stored->error();
        const std::optional<bool> passes = kvlens::passes(test, **stored);
        if (!passes)
            return wrongFilter(VectorReasons::filterType.with(displayText(test.key)));
        passed += *passes ? 1 : 0;
    }
    if (m_condition == Condition::And)
        return passed == qsizetype(m_tests.size());
    return m_condition == Condition::Or ? passed > 0 : passed == 0;
}

} // namespace kvlens
