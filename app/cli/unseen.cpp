// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/unseen.h"

#include "app/cli/clitext.h"

namespace kvlens {

void noteUnseen(const QList<Problem> &hiding, Console &console)
{
    for (const Problem &problem : hiding)
        console.note(CliText::tr("%1 What stands behind that was not seen.")
                         .arg(errorSentence(Act::Read, problem.error)));
}

ExitStatus orUnseen(ExitStatus status, const QList<Problem> &hiding, Console &console)
{
    noteUnseen(hiding, console);
    const bool isKnown = hiding.isEmpty() || status == ExitStatus::WrongUsage;
    return isKnown ? status : ExitStatus::StoreFailed;
}

} // namespace kvlens
