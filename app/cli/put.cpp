// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/stagedwrite.h"
#include "app/cli/typedexpiry.h"
#include "app/cli/typedname.h"
#include "app/cli/verbs.h"
#include "model/naming.h"
#include "model/valuetext.h"
#include "stores/collectionstyle.h"
#include "stores/json/valuecheck.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

// The bytes to store. Invalid: the store holds JSON, and `typed` is none.
Result<QByteArray> valueOf(const OpenedStore &opened, const Entry &seen, const QByteArray &typed)
{
    if (!opened.store->info().capabilities.testFlag(Capability::JsonValues))
        return typed;
    return storedText(seen.value, typed, styleOfNew(opened.collections, seen.ref.collection));
}

// Whether a damaged entry comes with all that the store keeps around its value.
bool isWrapped(const Store &store)
{
    return store.info().capabilities.testFlag(Capability::Expiry);
}

// What is stored as it was typed, and not read again.
std::optional<Reason> beyondPython(
    const OpenedStore &opened, const CollectionRef &collection, const QByteArray &value)
{
    if (!opened.store->info().capabilities.testFlag(Capability::JsonValues))
        return std::nullopt;
    return json::beyondPython(value, collection.topLevel ? 1 : 2);
}

// "FILE:NAME" with a file that is not there yet.
std::optional<CollectionRef> inFileToMake(const QByteArray &text, const OpenedStore &opened)
{
    const StoreInfo info = opened.store->info();
    const qsizetype ending = text.indexOf(info.groupEnding + ':');
    if (info.groupEnding.isEmpty() || ending <= 0)
        return std::nullopt;
    const QByteArray file = text.left(ending + info.groupEnding.size());
    const QByteArray name = text.sliced(file.size() + 1);
    const bool isThere = std::any_of(opened.collections.begin(), opened.collections.end(),
        [&](const CollectionInfo &collection) { return collection.ref.group == file; });
    if (isThere)
        return std::nullopt;
    const bool isTopLevel = name.isEmpty() && info.capabilities.testFlag(Capability::TopLevel);
    return CollectionRef {name, file, 0, isTopLevel};
}

Result<CollectionRef> targetOf(const OpenedStore &opened, const PutCommand &command)
{
    const StoreInfo info = opened.store->info();
    const QList<QByteArray> names = namesMeant(info, command.collection, command.isEscaped);
    for (const QByteArray &name : names) {
        Result<CollectionRef> found = findCollection(name, opened.collections);
        const bool isMissing = !found && found.error().code == ErrorCode::NotFound;
        if (!isMissing)
            return found;
    }
    if (!info.capabilities.testFlag(Capability::NewCollections))
        return findCollection(names.constFirst(), opened.collections);
    if (const std::optional<CollectionRef> inNewFile = inFileToMake(names.constFirst(), opened))
        return *inNewFile;
    return findOrNameCollection(names.constFirst(), opened.collections, info.capabilities);
}

} // namespace

ExitStatus run(const PutCommand &command, Console &console)
{
    const tl::expected<TypedExpiry, QString> expiry = typedExpiry(command.when);
    if (!expiry)
        return console.refuse(ExitStatus::WrongUsage, expiry.error());
    const auto opened = openToWrite(command.store, command.choice, console);
    if (!opened)
        return opened.error();
    const Result<CollectionRef> collection = targetOf(*opened, command);
    if (!collection)
        return console.failToFind(collection.error(), displayText(command.store));

    const QByteArray key = keyMeant(*opened->store, *collection, command.key, command.isEscaped);
    const QString name = shownName(key);
    const Result<Entry> seen = readOrAbsent(*opened->store, {*collection, key});
    if (!seen)
        return console.fail(statusOf(seen.error().code), Act::Read, seen.error(), name);
    const QByteArray typed = command.text ? *command.text : console.in().readAll();
    const Result<QByteArray> value = valueOf(*opened, *seen, typed);
    if (!value)
        return console.fail(statusOf(value.error().code), Act::Write, value.error(), name);
    if (const auto beyond = beyondPython(*opened, *collection, *value))
        console.note(CliText::tr("Python will not read this: %1.").arg(reasonText(*beyond)));
    ChangeSet changes;
    changes.put(*seen, *value);
    if (expiry->isGiven)
        changes.setExpiry(*seen, expiry->at);
    const ExitStatus status = persist(*opened->store, changes, Act::Write, command.choice, console);
    if (status != ExitStatus::Done)
        return status;
    if (hasPassed(expiry->isGiven ? expiry->at : std::nullopt))
        console.note(CliText::tr("%1 has expired.").arg(name));
    else if (!expiry->isGiven && hasPassed(seen->expiresAt))
        console.note(
            CliText::tr("%1 has expired, and stays so: the library reads it no more.").arg(name));
    if (!changes.isEmpty() && isWrapped(*opened->store) && seen->problem)
        console.note(
            CliText::tr("%1 could not be read as an entry, so the whole file was replaced.")
                .arg(name));
    return status;
}

} // namespace kvlens
