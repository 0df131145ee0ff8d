// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/words/reason.h"

#include "stores/words/jsonreasons.h"
#include "stores/words/reasons.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <array>

namespace kvlens {

namespace {

enum class Manner : quint8 { AsSaid, Plain };

// What the parser of Python's json says, and ours in its manner; and the same for everybody else.
struct ParserPhrase
{
    const char *said;
    ReasonForm plain;
};

constexpr std::array parserPhrases {
    ParserPhrase {"Expecting value", JsonReasons::valueMissing},
    ParserPhrase {"Expecting property name enclosed in double quotes", JsonReasons::keyMissing},
    ParserPhrase {"Expecting ':' delimiter", JsonReasons::colonMissing},
    ParserPhrase {"Expecting ',' delimiter", JsonReasons::commaMissing},
    ParserPhrase {"Expecting a string", JsonReasons::stringMissing},
    ParserPhrase {"Extra data", JsonReasons::textBehindValue},
    ParserPhrase {"Unterminated string starting at", JsonReasons::stringOpen},
    ParserPhrase {"Unterminated string", JsonReasons::stringOpen},
    ParserPhrase {"Unexpected end", JsonReasons::endsTooEarly},
    ParserPhrase {"Mismatched bracket", JsonReasons::wrongBracket},
    ParserPhrase {"Invalid \\escape", JsonReasons::noSuchEscape},
    ParserPhrase {"Invalid \\uXXXX escape", JsonReasons::fourDigits},
    ParserPhrase {"Invalid control character at", JsonReasons::controlCharacter},
    ParserPhrase {"Invalid UTF-8", JsonReasons::textNotUtf8},
};

// Itself, if it is not what a parser says.
Reason plainly(const Reason &reason)
{
    const QString said = quotedWords(reason);
    for (const ParserPhrase &phrase : parserPhrases) {
        if (said == QLatin1String(phrase.said))
            return phrase.plain;
    }
    return reason;
}

QString textOf(const Reason &reason, Manner manner)
{
    if (reason.isEmpty())
        return {};
    const QString form = Reasons::tr(reason.english(), nullptr, reason.arguments().pluralOf);
    QStringList arguments;
    for (const ReasonArgument &argument : reason.arguments().all) {
        if (const auto *nested = std::get_if<Reason>(&argument))
            arguments.append(textOf(manner == Manner::Plain ? plainly(*nested) : *nested, manner));
        else
            arguments.append(displayText(std::get<QString>(argument)));
    }
    return filled(form, arguments);
}

} // namespace

Reason::Reason(const char *english)
    : m_english(english)
{
}

Reason::Reason(const char *english, ReasonArguments arguments)
    : m_english(english)
    , m_arguments(std::make_shared<const ReasonArguments>(std::move(arguments)))
{
}

const ReasonArguments &Reason::arguments() const
{
    static const ReasonArguments none;
    return m_arguments ? *m_arguments : none;
}

bool Reason::operator==(const Reason &other) const
{
    return qstrcmp(m_english, other.m_english) == 0 && arguments() == other.arguments();
}

bool areOfOneForm(const Reason &one, const Reason &other)
{
    const std::vector<ReasonArgument> &mine = one.arguments().all;
    const std::vector<ReasonArgument> &others = other.arguments().all;
    const auto areAlike = [](const ReasonArgument &a, const ReasonArgument &b) {
        const auto *inner = std::get_if<Reason>(&a);
        const auto *otherInner = std::get_if<Reason>(&b);
        return inner && otherInner ? areOfOneForm(*inner, *otherInner) : !inner == !otherInner;
    };
    return qstrcmp(one.english(), other.english()) == 0
        && std::equal(mine.begin(), mine.end(), others.begin(), others.end(), areAlike);
}

Reason CountedReasonForm::with(qint64 count) const
{
    return {english, ReasonArguments {{reasonArgument(count)}, pluralOf(count)}};
}

Reason quoted(const QString &words)
{
    return Reasons::quotation.with(words);
}

QString quotedWords(const Reason &reason)
{
    const bool isQuotation = qstrcmp(reason.english(), Reasons::quotation.english) == 0;
    return isQuotation ? std::get<QString>(reason.arguments().all.front()) : QString();
}

QString reasonText(const Reason &reason)
{
    return textOf(reason, Manner::AsSaid);
}

QString plainReasonText(const Reason &reason)
{
    return textOf(plainly(reason), Manner::Plain);
}

} // namespace kvlens
