// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/readings.h"

#include "stores/jsonfile/namedencoding.h"
#include "stores/words/jsonreasons.h"

#include <QStringList>

namespace kvlens {

namespace {

// As Python names them; cp932 and cp949 hold all that Shift_JIS and EUC-KR do, and more.
constexpr const char *usualEncodings[] {"windows-1252", "windows-1250", "windows-1251",
    "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258",
    "ISO-8859-15", "KOI8-R", "cp437", "cp850", "cp866", "mac_roman", "GBK", "GB18030", "Big5",
    "cp932", "EUC-JP", "cp949", "johab"};

// What is guessed somewhere in a reason; empty: nothing is.
QString guessIn(const Reason &reason)
{
    const std::vector<ReasonArgument> &arguments = reason.arguments().all;
    if (reason.isOf(JsonReasons::readsAs))
        return std::get<QString>(arguments.front());
    for (const ReasonArgument &argument : arguments) {
        const Reason *inner = std::get_if<Reason>(&argument);
        const QString guess = inner ? guessIn(*inner) : QString();
        if (!guess.isEmpty())
            return guess;
    }
    return {};
}

} // namespace

QList<Reading> readingsOf(const Problem &problem)
{
    const QString likely = guessIn(problem.error.detail);
    if (likely.isEmpty())
        return {};
    QStringList names {likely};
    for (const char *name : usualEncodings) {
        if (likely != QLatin1String(name))
            names.append(QLatin1String(name));
    }
    QList<Reading> readings;
    for (const QString &name : std::as_const(names))
        readings.append({name,
            {QStringLiteral("json"), problem.error.subject,
                {{QLatin1String(encodingOption), name}}}});
    return readings;
}

} // namespace kvlens
