// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Metadata filters of any bytes over metadata of any bytes, divided by a NUL: what several tests
// say together is what each says alone, under every condition.

#include "fuzz.h"
#include "model/index/tapetext.h"
#include "model/vectors/metadatafilter.h"
#include "stores/json/pystr.h"

#include <algorithm>
#include <optional>
#include <vector>

using namespace kvlens;

namespace {

QByteArray filterOf(const QByteArray &tests, const char *condition)
{
    return R"({"filters": [)" + tests + R"(], "condition": ")" + condition + "\"}";
}

// Nothing: the library raises an error there.
std::optional<bool> admits(const QByteArray &filter, const QByteArray &metadata)
{
    const Result<MetadataFilter> made = MetadataFilter::make(filter);
    require(made.has_value(), "what is a filter in company is one alone");
    const Result<bool> answer = made->admits(metadata);
    return answer ? std::optional(*answer) : std::nullopt;
}

// The last of a name, as it stands.
QByteArray memberBytes(const json::Tape &tape, quint32 object, const char *name)
{
    const quint32 value = memberOf(tape, object, {name});
    return value == json::noToken ? QByteArray() : tape.bytes(value).toByteArray();
}

QByteArray testWith(const QByteArray &key, const QByteArray &value, const char *op)
{
    return R"({"key": )" + key + R"(, "value": )" + value + R"(, "operator": ")" + op + "\"}";
}

void requireOpposites(
    const json::Tape &filter, quint32 test, const json::Tape &metadata, const QByteArray &text)
{
    const QByteArray key = memberBytes(filter, test, "key");
    const QByteArray value = memberBytes(filter, test, "value");
    const std::optional<QByteArray> name = textOf(filter, memberOf(filter, test, {"key"}));
    quint32 stored = json::noToken;
    for (const json::Child child : json::Children(metadata, 0)) {
        const Result<QByteArray> own = json::decodeString(metadata.bytes(child.key));
        if (own && name && *own == *name)
            stored = child.value;
    }
    const bool isNone = stored == json::noToken || metadata.bytes(stored) == "null";
    for (const auto &[op, opposite] : {std::pair("==", "!="), std::pair("in", "nin")}) {
        const std::optional<bool> one = admits(filterOf(testWith(key, value, op), "and"), text);
        const std::optional<bool> other
            = admits(filterOf(testWith(key, value, opposite), "and"), text);
        if (isNone)
            require(one == false && other == true, "what is not there is not equal, nor in it");
        else
            require(one.has_value() == other.has_value() && (!one || *one != *other),
                "an opposite says the opposite");
    }
    const std::optional<bool> both = admits(
        filterOf(testWith(key, value, ">") + ',' + testWith(key, value, "<"), "and"), text);
    require(both != true, "nothing is greater and less");
}

void requireConditions(const json::Tape &filter, quint32 list, const QByteArray &metadata)
{
    constexpr size_t most = 30;
    std::vector<std::optional<bool>> alone;
    QByteArray tests;
    const Result<json::Tape> stored = json::parse(metadata);
    const bool isObject = stored && (*stored)[0].kind == json::TokenKind::Object;
    for (const json::Child child : json::Children(filter, list)) {
        if (alone.size() == most)
            break;
        const QByteArray test = filter.bytes(child.value).toByteArray();
        alone.push_back(admits(filterOf(test, "and"), metadata));
        tests += (tests.isEmpty() ? "" : ",") + test;
        if (isObject)
            requireOpposites(filter, child.value, *stored, metadata);
    }
    const bool raises = std::find(alone.begin(), alone.end(), std::nullopt) != alone.end();
    const auto passed = std::count(alone.begin(), alone.end(), std::optional(true));
    const auto expected = [&](bool answer) {
        return raises ? std::optional<bool>() : std::optional(alone.empty() || answer);
    };
    require(admits(filterOf(tests, "and"), metadata) == expected(passed == qptrdiff(alone.size())),
        "and is all of them");
    require(admits(filterOf(tests, "or"), metadata) == expected(passed > 0), "or is any of them");
    require(
        admits(filterOf(tests, "not"), metadata) == expected(passed == 0), "not is none of them");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray input = inputBytes(data, size);
    const qsizetype middle = input.indexOf('\0');
    const QByteArray text = middle < 0 ? input : input.first(middle);
    const QByteArray metadata = middle < 0 ? QByteArray("{}") : input.sliced(middle + 1);
    const Result<MetadataFilter> filter = MetadataFilter::make(text);
    if (!filter)
        return 0;
    const Result<json::Tape> tape = json::parse(text);
    require(tape.has_value(), "a filter is JSON");
    require(filter->admits(metadata) || !filter->isEmpty(), "an empty filter admits everything");
    requireConditions(*tape, memberOf(*tape, 0, {"filters"}), metadata);
    return 0;
}
