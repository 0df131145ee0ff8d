// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/naming.h"
#include "app/cli/stagedwrite.h"
#include "app/cli/verbs.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

// Stages the deletion of every key that is there, notes those that are not, and answers the worse.
ExitStatus stageDeletes(Store &store, const CollectionRef &collection,
    const QList<QByteArray> &keys, ChangeSet &changes, Console &console)
{
    QList<EntryRef> refs;
    for (const QByteArray &key : keys)
        refs.append({collection, key});
    ExitStatus status = ExitStatus::Done;
    for (const Result<Entry> &entry : store.read(refs, {}, {})) {
        const QString name = displayText(refs.takeFirst().key);
        if (entry)
            changes.remove(*entry);
        else
            status = std::max(status,
                console.fail(statusOf(entry.error().code), Act::Delete, entry.error(), name));
    }
    return status;
}

} // namespace

ExitStatus run(const RmCommand &command, Console &console)
{
    const Result<OpenedStore> opened = openAndLoad(command.store, OpenMode::ReadWrite);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    if (const std::optional<Error> reason = whyReadOnly(*opened->store))
        return console.fail(ExitStatus::StoreFailed, Act::Delete, *reason);
    const Result<CollectionRef> collection
        = findCollection(command.collection, opened->collections);
    if (!collection)
        return console.fail(statusOf(collection.error().code), Act::Delete, collection.error());

    ChangeSet changes;
    const ExitStatus staged
        = stageDeletes(*opened->store, *collection, command.keys, changes, console);
    return std::max(staged, persist(*opened->store, changes, Act::Delete, console));
}

} // namespace kvlens
