// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/vectorvalue.h"

#include "stores/json/lex.h"

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

} // namespace

VectorFacts vectorFacts(QByteArrayView json)
{
    qsizetype at = json::skipSpace(json, 0);
    if (at >= json.size() || json[at] != '[')
        return {};
    VectorFacts facts {0, true, true};
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

} // namespace kvlens
