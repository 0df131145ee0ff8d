// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/stagedwrite.h"
#include "app/cli/typedname.h"
#include "app/cli/unseen.h"
#include "app/cli/verbs.h"
#include "model/naming.h"
#include "stores/hiddenentries.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

// Stages the deletion of every key that is there, notes those that are not, and answers the worse.
ExitStatus stageDeletes(Store &store, const CollectionRef &collection, const RmCommand &command,
    ChangeSet &changes, Console &console)
{
    QList<EntryRef> refs;
    for (const QByteArray &key : command.keys)
        refs.append({collection, keyMeant(store, collection, key, command.isEscaped)});
    ExitStatus status = ExitStatus::Done;
    for (const Result<Entry> &entry : store.read(refs, {}, {})) {
        const QString name = shownName(refs.takeFirst().key);
        if (entry)
            changes.remove(*entry);
        else
            status = std::max(status,
                console.fail(statusOf(entry.error().code), Act::Delete, entry.error(), name));
    }
    return status;
}

// With a key goes all that it hides, or that would be what readers see. The names of those keys.
Result<QStringList> stageHidden(Store &store, ChangeSet &changes)
{
    const Result<QList<Entry>> hidden = entriesHiddenBy(store, changes.edits().refs());
    if (!hidden)
        return hidden.error();
    QStringList names;
    for (const Entry &entry : *hidden) {
        changes.remove(entry);
        names.append(displayText(entry.ref.key));
    }
    names.removeDuplicates();
    return names;
}

} // namespace

ExitStatus run(const RmCommand &command, Console &console)
{
    const Result<OpenedStore> opened
        = openTelling(command.store, OpenMode::ReadWrite, console, command.choice.manner());
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    if (const std::optional<Error> reason = whyReadOnly(*opened->store))
        return failToWrite(*opened->store, Act::Delete, *reason, console);
    if (const std::optional<QString> reason = whyNotSo(*opened->store, command.choice))
        return console.refuse(ExitStatus::WrongUsage, *reason);
    const Result<CollectionRef> collection
        = collectionIn(*opened, command.collection, command.isEscaped);
    if (!collection)
        return orUnseenIfMissing(
            console.failToFind(collection.error(), command.store), opened->hiding, console);

    ChangeSet changes;
    const ExitStatus staged = stageDeletes(*opened->store, *collection, command, changes, console);
    QStringList repeated;
    if (hidesEntries(opened->collections, *collection)) {
        const Result<QStringList> names = stageHidden(*opened->store, changes);
        if (!names)
            return console.fail(statusOf(names.error().code), Act::Delete, names.error());
        repeated = *names;
    }
    const ExitStatus persisted
        = persist(*opened->store, changes, Act::Delete, command.choice, console);
    for (const QString &name : std::as_const(repeated)) {
        if (persisted == ExitStatus::Done)
            console.note(
                CliText::tr("%1 stood there more than once; all of it is deleted.").arg(name));
    }
    return orUnseenIfMissing(std::max(staged, persisted), opened->hiding, console);
}

} // namespace kvlens
