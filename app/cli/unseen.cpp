// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/unseen.h"

#include "app/cli/clitext.h"
#include "report/wording.h"
#include "stores/words/translations.h"

namespace kvlens {

void noteUnseen(const QList<Problem> &hiding, Console &console)
{
    for (const Problem &problem : hiding) {
        if (problem.isTold) // it was, when the store was opened
            continue;
        console.note(CliText::tr("%1 What stands behind that was not seen.")
                         .arg(errorSentence(Act::Read, problem.error)));
    }
}

ExitStatus failOn(Act act, const Error &error, const QString &name, const QList<Problem> &hiding,
    Console &console)
{
    const ExitStatus status = statusOf(error.code);
    if (error.code == ErrorCode::NotFound && !hiding.isEmpty())
        console.note(CliText::tr("%1 was not found in what could be read.").arg(name));
    else
        console.fail(status, act, error, name);
    return status;
}

QString placeSeen(const QString &store, const QList<Problem> &hiding)
{
    return hiding.isEmpty() ? store : CliText::tr("what could be read of %1").arg(store);
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
