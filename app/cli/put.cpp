// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/naming.h"
#include "app/cli/stagedwrite.h"
#include "app/cli/valuetext.h"
#include "app/cli/verbs.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

// A stored value to take the style from: the one that is replaced, or the first of the collection.
QByteArray neighbourOf(Store &store, const Entry &seen)
{
    if (seen.version.exists())
        return seen.value;
    QByteArray value;
    const Result<void> scanned = scanAll(store, seen.ref.collection, [&](const Entry &entry) {
        value = entry.value;
        return Visit::Stop;
    });
    return scanned ? value : QByteArray();
}

// The bytes to store. Invalid: the store holds JSON, and `typed` is none.
Result<QByteArray> valueOf(Store &store, const Entry &seen, const QByteArray &typed)
{
    if (!store.info().capabilities.testFlag(Capability::JsonValues))
        return typed;
    return storedText(typed, neighbourOf(store, seen));
}

Result<CollectionRef> targetOf(const OpenedStore &opened, const QByteArray &collection)
{
    const Capabilities can = opened.store->info().capabilities;
    return can.testFlag(Capability::NewCollections)
        ? findOrNameCollection(collection, opened.collections)
        : findCollection(collection, opened.collections);
}

} // namespace

ExitStatus run(const PutCommand &command, Console &console)
{
    const Result<OpenedStore> opened = openAndLoad(command.store, OpenMode::ReadWrite);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    if (const std::optional<Error> reason = whyReadOnly(*opened->store))
        return console.fail(ExitStatus::StoreFailed, Act::Write, *reason);
    const Result<CollectionRef> collection = targetOf(*opened, command.collection);
    if (!collection)
        return console.fail(statusOf(collection.error().code), Act::Write, collection.error());

    const QString name = displayText(command.key);
    const Result<Entry> seen = readOrAbsent(*opened->store, {*collection, command.key});
    if (!seen)
        return console.fail(statusOf(seen.error().code), Act::Read, seen.error(), name);
    const QByteArray typed = command.text ? *command.text : console.in().readAll();
    const Result<QByteArray> value = valueOf(*opened->store, *seen, typed);
    if (!value)
        return console.fail(statusOf(value.error().code), Act::Write, value.error(), name);
    ChangeSet changes;
    changes.put(*seen, *value);
    return persist(*opened->store, changes, Act::Write, console);
}

} // namespace kvlens
