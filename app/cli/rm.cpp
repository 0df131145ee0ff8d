// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/stagedwrite.h"
#include "app/cli/typedname.h"
#include "app/cli/unseen.h"
#include "app/cli/verbs.h"
#include "model/naming.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

// Stages the deletion of every key that is there, notes those that are not, and answers the worse.
ExitStatus stageDeletes(const OpenedStore &opened, const CollectionRef &collection,
    const RmCommand &command, ChangeSet &changes, Console &console)
{
    Store &store = *opened.store;
    QList<EntryRef> refs;
    for (const QByteArray &key : command.keys)
        refs.append({collection, keyMeant(store, collection, key, command.isEscaped)});
    ExitStatus status = ExitStatus::Done;
    for (const Result<Entry> &entry : store.read(refs, {}, {})) {
        const QString name = shownName(refs.takeFirst().key);
        if (entry)
            changes.remove(*entry);
        else
            status = std::max(
                status, failOn(Act::Delete, entry.error(), name, opened.hiding, console));
    }
    return status;
}

// A collection may stand more than once, too: what earlier ones hold of the keys nobody reads.
void noteInHidden(const OpenedStore &opened, const ChangeSet &changes, Console &console)
{
    QList<EntryRef> refs;
    for (const EntryRef &ref : changes.edits().refs()) {
        for (const CollectionInfo &info : opened.collections) {
            const CollectionRef &other = info.ref;
            if (other.shadow > 0 && other.name == ref.collection.name
                && other.group == ref.collection.group && ref.shadow == 0)
                refs.append({other, ref.key});
        }
    }
    for (const Result<Entry> &entry : readUpTo(*opened.store, refs, 1)) {
        if (entry)
            console.note(CliText::tr("%1 also stands in an earlier collection of the same name, "
                                     "which nobody reads; there it is left.")
                             .arg(shownName(entry->ref.key)));
    }
}

} // namespace

ExitStatus run(const RmCommand &command, Console &console)
{
    const auto opened = openToWrite(command.store, command.choice, console);
    if (!opened)
        return opened.error();
    const Result<CollectionRef> collection
        = collectionIn(*opened, command.collection, command.isEscaped);
    if (!collection)
        return orUnseenIfMissing(console.failToFind(collection.error(),
                                     placeSeen(displayText(command.store), opened->hiding)),
            opened->hiding, console);

    ChangeSet changes;
    const ExitStatus staged = stageDeletes(*opened, *collection, command, changes, console);
    const Result<QStringList> repeated = stageHidden(*opened, changes);
    if (!repeated)
        return console.fail(statusOf(repeated.error().code), Act::Delete, repeated.error());
    const ExitStatus persisted
        = persist(*opened->store, changes, Act::Delete, command.choice, console);
    if (persisted == ExitStatus::Done) {
        for (const QString &name : *repeated)
            console.note(
                CliText::tr("%1 stood there more than once; all of it is deleted.").arg(name));
        noteInHidden(*opened, changes, console);
    }
    return orUnseenIfMissing(std::max(staged, persisted), opened->hiding, console);
}

} // namespace kvlens
