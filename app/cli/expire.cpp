// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/stagedwrite.h"
#include "app/cli/typedexpiry.h"
#include "app/cli/verbs.h"
#include "model/naming.h"

namespace kvlens {

ExitStatus run(const ExpireCommand &command, Console &console)
{
    const tl::expected<TypedExpiry, QString> expiry = typedExpiry(command.when);
    if (!expiry)
        return console.refuse(ExitStatus::WrongUsage, expiry.error());
    const auto opened = openToWrite(command.store, command.choice, console);
    if (!opened)
        return opened.error();
    const auto seen = readTyped(*opened,
        {command.store, command.collection, command.key, command.isEscaped}, Act::Write, console);
    if (!seen)
        return seen.error();
    ChangeSet changes;
    changes.setExpiry(*seen, expiry->at);
    const ExitStatus status = persist(*opened->store, changes, Act::Write, command.choice, console);
    if (status == ExitStatus::Done && hasPassed(expiry->at))
        console.note(CliText::tr("%1 has expired.").arg(shownName(seen->ref.key)));
    return status;
}

} // namespace kvlens
