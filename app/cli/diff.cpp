// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/differencereport.h"
#include "app/cli/openedstore.h"
#include "app/cli/unseen.h"
#include "app/cli/verbs.h"

namespace kvlens {

namespace {

ExitStatus failToCompare(const Error &error, Console &console)
{
    return console.fail(ExitStatus::StoreFailed, Act::Read, error);
}

ExitStatus endOf(bool isSame, const OpenedStore &from, const OpenedStore &to, Console &console)
{
    const ExitStatus status = isSame ? ExitStatus::Done : ExitStatus::NotFound;
    return orUnseen(orUnseen(status, from.hiding, console), to.hiding, console);
}

ExitStatus compareEntries(
    const OpenedStore &from, const OpenedStore &to, OutputForm form, Console &console)
{
    const Result<EntryDifference> difference = entryDifference(*from.store, *to.store);
    if (!difference)
        return failToCompare(difference.error(), console);
    if (form == OutputForm::Json)
        printDifferenceJson(*difference, console);
    else
        printDifference(*difference, from, to, console);
    const bool isSame = difference->added.isEmpty() && difference->removed.isEmpty()
        && difference->changed.isEmpty();
    return endOf(isSame, from, to, console);
}

ExitStatus compareIndexes(const OpenedStore &from, const OpenedStore &to,
    const ComparedIndexes &indexes, OutputForm form, Console &console)
{
    const Result<IndexReport> report = reportOf(*from.store, *to.store, indexes);
    if (!report)
        return failToCompare(report.error(), console);
    if (form == OutputForm::Json)
        printDifferenceJson(*report, indexes, console);
    else
        printDifference(*report, indexes, console);
    return endOf(report->isSame(), from, to, console);
}

} // namespace

ExitStatus run(const DiffCommand &command, Console &console)
{
    const Result<OpenedStore> from = openTelling(command.from, OpenMode::ReadOnly, console);
    if (!from)
        return console.failToOpen(from.error(), command.from);
    const Result<OpenedStore> to = openTelling(command.to, OpenMode::ReadOnly, console);
    if (!to)
        return console.failToOpen(to.error(), command.to);
    Result<std::optional<IndexDigest>> ours = readDigest(*from->store);
    Result<std::optional<IndexDigest>> theirs = readDigest(*to->store);
    if (!ours || !theirs)
        return failToCompare(ours ? theirs.error() : ours.error(), console);
    if (!*ours || !*theirs)
        return compareEntries(*from, *to, command.form, console);
    return compareIndexes(
        *from, *to, {**std::move(ours), **std::move(theirs)}, command.form, console);
}

} // namespace kvlens
