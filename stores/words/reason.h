// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Why something failed, or what is wrong: a row of reasons.h, or of another table of this folder,
// with its arguments. It becomes a text when a person reads it, and only then is a language chosen.
//
//     return Error {ErrorCode::Denied, Reasons::openedReadOnly, path};
//     return Error {ErrorCode::Invalid, Reasons::noSuchScheme.with(scheme), address};
//     return Error {ErrorCode::Denied, FileReasons::opening.with(quoted(theirWords)), path};
//
// What no row says yet is a new row.
#pragma once

#include <QString>

#include <memory>
#include <type_traits>
#include <variant>
#include <vector>

namespace kvlens {

struct ReasonArguments;

class Reason
{
public:
    Reason() = default; // nothing is said
    // `english` lives as long as the program, and is where translations are found.
    explicit Reason(const char *english);
    Reason(const char *english, ReasonArguments arguments);

    bool isEmpty() const { return !m_english; }
    const char *english() const { return m_english; }
    const ReasonArguments &arguments() const;
    bool operator==(const Reason &other) const;
    // Whether it is that row, whatever its arguments. (The same row may lie in several places.)
    template <class Form> bool isOf(const Form &form) const
    {
        return qstrcmp(m_english, form.english) == 0;
    }

private:
    const char *m_english = nullptr;
    std::shared_ptr<const ReasonArguments> m_arguments; // null: none
};

// A number or a name as it is; or another reason, which is told in the same language.
using ReasonArgument = std::variant<QString, Reason>;

struct ReasonArguments
{
    std::vector<ReasonArgument> all; // for %1, %2 …
    int pluralOf = -1; // the number that the plural form depends on; -1: there is none
    bool operator==(const ReasonArguments &) const = default;
};

template <class Argument> ReasonArgument reasonArgument(const Argument &argument)
{
    if constexpr (std::is_integral_v<Argument>)
        return QString::number(argument);
    else if constexpr (std::is_convertible_v<const Argument &, const char *>)
        return QString::fromUtf8(argument);
    else if constexpr (std::is_convertible_v<const Argument &, Reason>)
        return Reason(argument);
    else
        return argument;
}

// A row: what is said, in English, with %1 for the first argument.
struct ReasonForm
{
    const char *english;

    operator Reason() const { return Reason(english); }
    template <class... Arguments> Reason with(const Arguments &...arguments) const
    {
        return {english, ReasonArguments {{reasonArgument(arguments)...}}};
    }
};

// A row with a number, %1, in whose plural form it is said.
struct CountedReasonForm
{
    const char *english;

    Reason with(qint64 count) const;
};

// Whether both are the same rows, whatever names and numbers they tell.
bool areOfOneForm(const Reason &one, const Reason &other);

// Words of somebody else, in whatever language: the operating system's, a library's, a server's,
// those of Python's parser. They are shown as a quotation.
Reason quoted(const QString &words);
QString quotedWords(const Reason &reason); // empty: it is no quotation

// In the language of the program; empty if nothing is said.
QString reasonText(const Reason &reason);

// The same for people who need not know Python: what its parser says of a text becomes a sentence.
QString plainReasonText(const Reason &reason);

} // namespace kvlens
