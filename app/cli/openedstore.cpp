// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/openedstore.h"

#include "app/cli/clitext.h"
#include "app/cli/typedname.h"
#include "model/naming.h"
#include "stores/file/awaitedend.h"
#include "stores/otherkind.h"
#include "stores/pathtext.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr int mostTries = 30; // while another program writes into the store

bool isConflict(const Error &error)
{
    return error.code == ErrorCode::Conflict;
}

Result<LoadReport> loadAnew(Store &store)
{
    if (const Result<void> forgotten = forgetAll(store); !forgotten)
        return forgotten.error();
    return loadUntil(store, LoadUntil::Listed);
}

Result<LoadReport> loadInPeace(Store &store)
{
    Result<LoadReport> loaded = loadUntil(store, LoadUntil::Listed);
    for (int i = 1; i < mostTries && !loaded && isConflict(loaded.error()); ++i) {
        AwaitedEnd::pause();
        loaded = loadAnew(store);
    }
    return loaded;
}

Result<Entry> readAnew(OpenedStore &opened, const EntryRef &ref, qint64 limit)
{
    const Result<LoadReport> loaded = loadAnew(*opened.store);
    if (!loaded)
        return loaded.error();
    opened.hiding = hidingEntries(loaded->problems);
    return readUpTo(*opened.store, {ref}, limit).takeFirst();
}

} // namespace

Result<OpenedStore> openAndLoad(const QByteArray &address, OpenMode mode, const WriteManner &manner,
    const std::function<void(OpenStep)> &onStep)
{
    const Result<StoreAddress> parsed = parseStoreAddress(pathText(address));
    if (!parsed)
        return parsed.error();
    Result<std::unique_ptr<Store>> store
        = openStore({.address = *parsed, .mode = mode, .progress = onStep, .manner = [manner] {
                         return manner;
                     }});
    if (!store)
        return store.error();
    const Result<LoadReport> loaded = loadInPeace(**store);
    if (!loaded)
        return loaded.error();
    Result<QList<CollectionInfo>> collections = (*store)->collections({});
    if (!collections)
        return collections.error();
    OpenedStore opened {*std::move(store), *std::move(collections), {}};
    opened.otherKind = otherKindThere(opened.store->info().address, opened.collections);
    opened.hiding = hidingEntries(
        opened.otherKind ? loaded->problems + QList {*opened.otherKind} : loaded->problems);
    return opened;
}

Result<OpenedStore> openTelling(
    const QByteArray &address, OpenMode mode, Console &console, const WriteManner &manner)
{
    const auto tell = [&console, name = displayText(address)](OpenStep step) {
        if (step == OpenStep::Wait)
            console.note(
                CliText::tr("%1 is locked by another program, which is waited for.").arg(name));
    };
    Result<OpenedStore> opened = openAndLoad(address, mode, manner, tell);
    const Result<QList<Problem>> problems
        = opened ? problemsOf(*opened->store) : Result<QList<Problem>>(QList<Problem>());
    for (const Problem &problem : problems.value_or(QList<Problem>())) {
        if (problem.isTold)
            console.note(problemSentence(problem, opened->store->info().address.path));
    }
    return opened;
}

Result<Entry> readAsStored(OpenedStore &opened, const EntryRef &ref, qint64 limit)
{
    Result<Entry> entry = readUpTo(*opened.store, {ref}, limit).takeFirst();
    for (int i = 1; i < mostTries && !entry && isConflict(entry.error()); ++i) {
        AwaitedEnd::pause();
        entry = readAnew(opened, ref, limit);
    }
    return entry;
}

Result<CollectionRef> collectionIn(
    const OpenedStore &opened, const QByteArray &typed, bool isEscaped)
{
    const QList<QByteArray> names = namesMeant(opened.store->info(), typed, isEscaped);
    for (const QByteArray &name : names.sliced(1)) {
        if (Result<CollectionRef> found = findCollection(name, opened.collections))
            return found;
    }
    const QByteArray &text = names.constFirst();
    Result<CollectionRef> found = findCollection(text, opened.collections);
    if (found || found.error().code != ErrorCode::NotFound)
        return found;
    const Result<KeyPage> page = opened.store->list({{text}, {}, 1}, {});
    if (page || page.error().code != ErrorCode::NotFound)
        return found;
    return Error {ErrorCode::NotFound, page.error().detail, found.error().subject};
}

} // namespace kvlens
