// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/unseen.h"

#include "app/cli/clitext.h"
#include "stores/words/translations.h"
#include "ui/wording.h"

namespace kvlens {

void noteUnseen(const QList<Problem> &hiding, Console &console)
{
    for (const Problem &problem : hiding)
        console.note(CliText::tr("%1 What stands behind that was not seen.")
                         .arg(errorSentence(Act::Read, problem.error)));
}

void noteUnread(const QList<Error> &told, qint64 count, Console &console)
{
    for (const Error &why : told)
        console.note(errorSentence(Act::Read, why));
    const qint64 untold = count - told.size();
    if (untold > 0)
        console.note(CliText::tr("%1 more entries could not be read.", nullptr, pluralOf(untold))
                         .arg(numberText(untold)));
}

ExitStatus orUnseen(ExitStatus status, const QList<Problem> &hiding, Console &console)
{
    noteUnseen(hiding, console);
    const bool isKnown = hiding.isEmpty() || status == ExitStatus::WrongUsage;
    return isKnown ? status : ExitStatus::StoreFailed;
}

ExitStatus orUnseenIfMissing(ExitStatus status, const QList<Problem> &hiding, Console &console)
{
    return status == ExitStatus::NotFound ? orUnseen(status, hiding, console) : status;
}

} // namespace kvlens
