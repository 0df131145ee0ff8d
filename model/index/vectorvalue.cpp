// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/vectorvalue.h"

#include "model/index/tapetext.h"
#include "model/vectors/numberlist.h"

#include <QHashFunctions>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace kvlens {

namespace {

using json::Tape;
using json::TokenKind;

// As Python's float() reads a text.
bool isFloatText(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral(R"(^\s*[+-]?((\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?)"
                       R"(|nan|inf|infinity)\s*$)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return form.match(text).hasMatch();
}

QString stringOf(const Tape &tape, quint32 token)
{
    return QString::fromUtf8(json::decodeSound(tape.bytes(token)));
}

VectorTaken takenItem(const Tape &tape, quint32 item)
{
    const TokenKind kind = tape[item].kind;
    if (kind == TokenKind::String || kind == TokenKind::Key)
        return isFloatText(stringOf(tape, item)) ? VectorTaken::AsNumbers : VectorTaken::NoNumber;
    const bool isOther = kind == TokenKind::Object || kind == TokenKind::Array;
    return isOther || isNull(tape, item) ? VectorTaken::NoText : VectorTaken::AsNumbers;
}

// Of a text its letters are read, of an object its names.
void takeOther(const Tape &tape, VectorFacts &facts)
{
    const TokenKind kind = tape[0].kind;
    if (isNull(tape, 0)) {
        facts.taken = VectorTaken::AsNone;
    } else if (kind == TokenKind::String) {
        const QString letters = stringOf(tape, 0);
        const bool isDigits = std::all_of(
            letters.begin(), letters.end(), [](QChar letter) { return letter.isDigit(); });
        facts.taken = isDigits ? VectorTaken::AsNumbers : VectorTaken::NoNumber;
        facts.norm = double(letters.size());
    } else if (kind == TokenKind::Object || kind == TokenKind::Array) {
        for (const json::Child child : json::Children(tape, 0)) {
            facts.taken = takenItem(tape, kind == TokenKind::Object ? child.key : child.value);
            if (facts.taken != VectorTaken::AsNumbers)
                return;
        }
        facts.norm = tape[0].count;
    } else {
        facts.taken = VectorTaken::NoItems;
    }
}

} // namespace

qint32 lengthOf(const VectorFacts &facts)
{
    if (facts.dimension >= 0)
        return facts.dimension;
    return facts.taken == VectorTaken::AsNumbers ? qint32(facts.norm) : -1;
}

VectorFacts vectorFacts(QByteArrayView json)
{
    VectorFacts facts;
    const std::optional<NumberSums> sums = sumNumbers(json);
    facts.digest = sums ? sums->digest : qHash(json);
    if (!sums) {
        if (const Result<Tape> tape = json::parse(json.toByteArray()))
            takeOther(*tape, facts);
        return facts;
    }
    facts.dimension = static_cast<qint32>(sums->count);
    facts.isZero = sums->isZero && sums->count > 0;
    facts.isFinite = sums->isFinite;
    facts.isSound = !sums->mayBeTooLong;
    facts.norm = std::sqrt(sums->squares);
    return facts;
}

} // namespace kvlens
