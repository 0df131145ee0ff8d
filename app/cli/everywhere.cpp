// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/everywhere.h"

#include "app/cli/changelist.h"
#include "app/cli/clitext.h"
#include "app/cli/stagedwrite.h"
#include "app/cli/unseen.h"
#include "app/cli/verbs.h"
#include "model/everywhere/renaming.h"
#include "model/index/indexreader.h"
#include "model/naming.h"
#include "report/wording.h"
#include "stores/words/translations.h"

namespace kvlens {

namespace {

bool isIndex(const IndexParts &parts)
{
    return std::any_of(parts.places.begin(), parts.places.end(),
        [](const CollectionRef &place) { return partKind(place) != PartKind::None; });
}

ExitStatus failToEdit(
    const Error &error, const IndexParts &parts, const IdCommand &command, Console &console)
{
    const QString name = shownName(command.id);
    if (error.code == ErrorCode::NotFound && !isIndex(parts))
        return console.refuse(ExitStatus::NotFound,
            (command.kind == IdKind::Document
                    ? CliText::tr("%1 holds no index, so that there is no document %2 in it.")
                    : CliText::tr("%1 holds no index, so that there is no node %2 in it."))
                .arg(displayText(command.store), name));
    if (error.code == ErrorCode::NotFound)
        return console.refuse(ExitStatus::NotFound,
            command.kind == IdKind::Document
                ? CliText::tr("%1 is no document of this index.").arg(name)
                : CliText::tr("%1 is no node of this index.").arg(name));
    if (error.code == ErrorCode::Conflict && !error.subject.isEmpty())
        return console.refuse(ExitStatus::StoreFailed,
            CliText::tr("%1 is an id of this index already.").arg(error.subject));
    return console.fail(ExitStatus::StoreFailed, Act::Read, error);
}

void tellEdits(const EverywhereEdits &edits, const OpenedStore &opened, const IdCommand &command,
    Console &console)
{
    if (command.form == OutputForm::Json) {
        JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
        writeChanges(writer.beginObject().name("changes"), edits.changes);
        writer.endObject();
        return;
    }
    if (command.isDryRun)
        printEachChange(edits.changes, opened, console);
    printChanges(edits.changes, opened.store->info().address.path, console);
}

// What was not read may name the id as well.
ExitStatus refuseUnseen(const OpenedStore &opened, Console &console)
{
    console.note(CliText::tr("Not all of the index could be read, so nothing of it is changed."));
    return orUnseen(ExitStatus::StoreFailed, opened.hiding, console);
}

// What is left though it has to do with what is gone.
QStringList notesOf(const Removal &removal)
{
    QStringList notes;
    if (const qsizetype partly = removal.partlyMade; partly > 0)
        notes.append(CliText::tr("%1 summaries that are left were made from what is gone, too.",
            nullptr, pluralOf(partly))
                         .arg(numberText(partly)));
    if (const qsizetype cut = removal.sourceless; cut > 0)
        notes.append(CliText::tr("%1 nodes that are left were cut out of what is gone, and still "
                                 "name it as their document.",
            nullptr, pluralOf(cut))
                         .arg(numberText(cut)));
    return notes;
}

} // namespace

ExitStatus editEverywhere(const IdCommand &command, const MakeEdits &make, Console &console)
{
    const Result<OpenedStore> opened = command.isDryRun
        ? openTelling(command.store, OpenMode::ReadOnly, console)
        : openTelling(command.store, OpenMode::ReadWrite, console, command.choice.manner());
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    const Result<IndexParts> parts = readIndex(*opened->store);
    if (!parts)
        return console.fail(ExitStatus::StoreFailed, Act::Read, parts.error());
    const Result<EverywhereEdits> edits = make(*opened->store, *parts);
    if (!edits)
        return orUnseenIfMissing(
            failToEdit(edits.error(), *parts, command, console), opened->hiding, console);
    if (!opened->hiding.isEmpty() || !parts->damaged.empty())
        return refuseUnseen(*opened, console);
    if (const auto reason = whyReadOnly(*opened->store); reason && !command.isDryRun)
        return failToWrite(*opened->store, *reason, console);
    const ExitStatus written = command.isDryRun
        ? ExitStatus::Done
        : persist(*opened->store, edits->changes, Act::Write, command.choice, console);
    if (written != ExitStatus::Done)
        return written;
    tellEdits(*edits, *opened, command, console);
    for (const QString &note : edits->notes)
        console.note(note);
    return ExitStatus::Done;
}

ExitStatus run(const RmIdCommand &command, Console &console)
{
    const auto make = [&](Store &store, const IndexParts &parts) -> Result<EverywhereEdits> {
        Result<Removal> removal = removeEverywhere(store, parts, command.kind, command.id);
        if (!removal)
            return removal.error();
        return EverywhereEdits {removal->changes, notesOf(*removal)};
    };
    return editEverywhere(command, make, console);
}

ExitStatus run(const MvIdCommand &command, Console &console)
{
    const auto make = [&](Store &store, const IndexParts &parts) -> Result<EverywhereEdits> {
        Result<ChangeSet> changes
            = renameEverywhere(store, parts, command.kind, command.id, command.newId);
        if (!changes)
            return changes.error();
        return EverywhereEdits {*std::move(changes)};
    };
    return editEverywhere(command, make, console);
}

} // namespace kvlens
