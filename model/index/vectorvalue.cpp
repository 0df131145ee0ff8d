// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/vectorvalue.h"

#include "stores/json/lex.h"

#include <QHashFunctions>

#include <array>
#include <optional>
#include <string_view>

namespace kvlens {

namespace {

// A number is zero if no digit before its exponent is another one.
bool isZeroNumber(QByteArrayView number)
{
    for (const char c : number) {
        if (c == 'e' || c == 'E')
            return true;
        if (c >= '1' && c <= '9')
            return false;
    }
    return true;
}

bool isNotFinite(QByteArrayView literal)
{
    return literal == "NaN" || literal.endsWith("Infinity");
}

// What may stand between the brackets of a list of finite numbers.
constexpr std::array<bool, 256> plainBytes = [] {
    std::array<bool, 256> plain {};
    for (const char c : std::string_view("0123456789+-.eE, \t\r\n"))
        plain[static_cast<uchar>(c)] = true;
    return plain;
}();

// The common case, a byte at a time: nothing but numbers, of which not all are zero. Nothing: it
// needs a closer look.
std::optional<VectorFacts> plainFacts(QByteArrayView json)
{
    if (json.size() < 3 || json.front() != '[' || json.back() != ']')
        return std::nullopt;
    const QByteArrayView inside = json.sliced(1, json.size() - 2);
    qint32 commas = 0;
    bool isPlain = true;
    for (const char c : inside) {
        commas += c == ',' ? 1 : 0;
        isPlain = isPlain & plainBytes[static_cast<uchar>(c)];
    }
    const qsizetype end = inside.indexOf(',');
    const QByteArrayView first = inside.first(end < 0 ? inside.size() : end);
    if (!isPlain || first.trimmed().isEmpty())
        return std::nullopt;
    return isZeroNumber(first) ? std::nullopt
                               : std::optional(VectorFacts {commas + 1, false, true, 0});
}

// Of which the digest is still to come.
VectorFacts factsOf(QByteArrayView json)
{
    if (const std::optional<VectorFacts> plain = plainFacts(json))
        return *plain;
    qsizetype at = json::skipSpace(json, 0);
    if (at >= json.size() || json[at] != '[')
        return {};
    VectorFacts facts {0, true, true, 0};
    at = json::skipSpace(json, at + 1);
    while (at < json.size() && json[at] != ']') {
        qsizetype end = at;
        while (
            end < json.size() && json[end] != ',' && json[end] != ']' && !json::isSpace(json[end]))
            ++end;
        const QByteArrayView number = json.sliced(at, end - at);
        const bool isNumber = json::numberEnd(number, 0) == number.size() && !number.isEmpty();
        if (!isNumber && !isNotFinite(number))
            return {};
        ++facts.dimension;
        facts.isFinite = facts.isFinite && isNumber;
        facts.isZero = facts.isZero && isNumber && isZeroNumber(number);
        at = json::skipSpace(json, end);
        if (at < json.size() && json[at] == ',')
            at = json::skipSpace(json, at + 1);
    }
    facts.isZero = facts.isZero && facts.dimension > 0;
    return facts;
}

} // namespace

VectorFacts vectorFacts(QByteArrayView json)
{
    VectorFacts facts = factsOf(json);
    facts.digest = qHash(json);
    return facts;
}

} // namespace kvlens
