// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/stagedwrite.h"
#include "app/cli/typedname.h"
#include "app/cli/verbs.h"
#include "model/naming.h"

namespace kvlens {

ExitStatus run(const MvKeyCommand &command, Console &console)
{
    const auto opened = openToWrite(command.store, command.choice, console);
    if (!opened)
        return opened.error();
    const auto seen = readTyped(*opened,
        {command.store, command.collection, command.key, command.isEscaped}, Act::Rename, console);
    if (!seen)
        return seen.error();
    Store &store = *opened->store;
    const QByteArray newKey
        = namesMeant(store.info(), command.newKey, command.isEscaped).constFirst();
    if (readUpTo(store, {{seen->ref.collection, newKey}}, 1).constFirst())
        return console.refuse(ExitStatus::StoreFailed,
            CliText::tr("%1 is a key of this collection already.").arg(shownName(newKey)));

    ChangeSet changes;
    changes.rename(*seen, newKey);
    const Result<QStringList> repeated = stageHidden(*opened, changes);
    if (!repeated)
        return console.fail(statusOf(repeated.error().code), Act::Rename, repeated.error());
    const ExitStatus status = persist(store, changes, Act::Rename, command.choice, console);
    for (const QString &name : *repeated) {
        if (status == ExitStatus::Done)
            console.note(
                CliText::tr("%1 stood there more than once; what it hid is deleted.").arg(name));
    }
    return status;
}

} // namespace kvlens
