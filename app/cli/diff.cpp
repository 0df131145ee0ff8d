// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/differencereport.h"
#include "app/cli/openedstore.h"
#include "app/cli/unseen.h"
#include "app/cli/verbs.h"
#include "report/comparisonreport.h"
#include "stores/file/filereplacement.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

namespace kvlens {

namespace {

struct OpenedStores
{
    const OpenedStore &from;
    const OpenedStore &to;
};

// A report goes to standard output, or into a file that is not there yet.
ExitStatus tellReport(const QByteArray &report, const DiffCommand &command, Console &console)
{
    if (command.output.isEmpty()) {
        console.print(report);
        return ExitStatus::Done;
    }
    const QString path = pathText(command.output);
    if (pathExists(path))
        return console.fail(ExitStatus::StoreFailed, Act::Write,
            {ErrorCode::Conflict, FileReasons::fileOfThatName, path}, path);
    const Result<Stored> written = replaceFile(path, report);
    return written ? ExitStatus::Done
                   : console.fail(ExitStatus::StoreFailed, Act::Write, written.error(), path);
}

ExitStatus tell(const StoreDifference &difference, const OpenedStores &stores,
    const DiffCommand &command, Console &console)
{
    const auto page = [&] {
        return comparisonPage(difference, {pathText(command.from), pathText(command.to)});
    };
    switch (command.form) {
    case DiffForm::Text:
        if (difference.indexes)
            printDifference(difference.report, *difference.indexes, console);
        else
            printDifference(difference.entries, stores.from, stores.to, console);
        break;
    case DiffForm::Json:
        if (difference.indexes)
            printDifferenceJson(difference.report, *difference.indexes, console);
        else
            printDifferenceJson(difference.entries, console);
        break;
    case DiffForm::Markdown:
        return tellReport(markdownOf(page()), command, console);
    case DiffForm::Html:
        return tellReport(htmlOf(page()), command, console);
    }
    return ExitStatus::Done;
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
    const Result<StoreDifference> difference = storeDifference(*from->store, *to->store);
    if (!difference)
        return console.fail(ExitStatus::StoreFailed, Act::Read, difference.error());
    if (const QString sentence = standInSentence(difference->entries); !sentence.isEmpty())
        console.note(sentence);
    const ExitStatus told = tell(*difference, {*from, *to}, command, console);
    if (told != ExitStatus::Done)
        return told;
    const ExitStatus status = difference->isSame() ? ExitStatus::Done : ExitStatus::NotFound;
    return orUnseen(orUnseen(status, from->hiding, console), to->hiding, console);
}

} // namespace kvlens
