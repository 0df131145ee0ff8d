// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opening a store for one command: address, recognition and loading in one step.
#pragma once

#include "app/cli/console.h"
#include "stores/catalog.h"

namespace kvlens {

struct OpenedStore
{
    std::unique_ptr<Store> store; // never null; loaded to the end
    QList<CollectionInfo> collections;
    QList<Problem> hiding; // damage behind which there may be more
    std::optional<Problem> otherKind = std::nullopt; // one of those, that the store cannot tell
};

// `address` as typed, written as `manner` says; `onStep` is OpenRequest::progress. Invalid: it is
// no address. Else as openStore(), load() and collections(). When another program writes meanwhile,
// it is loaded again, some times.
Result<OpenedStore> openAndLoad(const QByteArray &address, OpenMode mode,
    const WriteManner &manner = {}, const std::function<void(OpenStep)> &onStep = {});

// The same; notes what whoever works with the store has to know about it, and that it waits for
// another program.
Result<OpenedStore> openTelling(
    const QByteArray &address, OpenMode mode, Console &console, const WriteManner &manner = {});

// The entry as it is stored now, as readUpTo(): when another program has written into the store
// since it was loaded, that is loaded anew, and what hides entries then stands in `opened`.
// Conflict: it is written to again and again.
Result<Entry> readAsStored(OpenedStore &opened, const EntryRef &ref, qint64 limit);

// As findCollection(), of what was typed, see namesMeant(). Of what is NotFound the store may know
// why it shows none of that name.
Result<CollectionRef> collectionIn(
    const OpenedStore &opened, const QByteArray &typed, bool isEscaped);

} // namespace kvlens
