// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a store says of itself: what can be done with it, and what it keeps.
#pragma once

#include "stores/entry.h"
#include "stores/storeaddress.h"

#include <QFlags>

#include <functional>

namespace kvlens {

enum class Capability : quint16 {
    Write = 1 << 0, // entries can be put and deleted
    Rename = 1 << 1, // a key can be renamed in place
    Expiry = 1 << 2, // entries can carry an expiry time
    CompareAndSet = 1 << 3, // `Write::base` is checked in the same step as the write
    AtomicBatch = 1 << 4, // a batch is written whole or not at all
    OrderedKeys = 1 << 5, // list() has a stable order with a meaning (insertion, sorting)
    Positions = 1 << 6, // list() can begin at any position: KeyCursor::atPosition
    ListKeys = 1 << 7, // keys can be listed at all
    JsonValues = 1 << 8, // values are JSON texts, and others are refused as Invalid
    NewCollections = 1 << 9, // writing to a collection that is not there makes it
    PartialReads = 1 << 10, // read() reads no more than the range asked for
    Private = 1 << 11, // another handle of its address is another store
    StableCursors = 1 << 12, // list() tells each key once, and from one cursor the same again
    FilterKeys = 1 << 13, // list() leaves out all keys that ListRequest::only does not match
    TopLevel = 1 << 14, // entries can stand outside of any collection: CollectionRef::topLevel
    ReadsWhenGone = 1 << 15, // what was opened can still be read when its files are deleted
};
Q_DECLARE_FLAGS(Capabilities, Capability)
Q_DECLARE_OPERATORS_FOR_FLAGS(Capabilities)

// Keys that are but names, which were made of others that the store does not keep. Who asks it for
// one of those finds the entry; elsewhere it is found by the name alone.
struct StandInKeys
{
    std::function<bool(QByteArrayView key)> hold; // pure; not set: every key is kept as it is
    Reason why = {};
};

// Whether the key stands for another in the one store, and is a key like any other in the second.
inline bool isLostStandIn(const StandInKeys &from, const StandInKeys &to, QByteArrayView key)
{
    return from.hold && from.hold(key) && !(to.hold && to.hold(key));
}

struct StoreInfo
{
    QString kind; // short and stable, for example "SimpleKVStore"; printed by `kvlens info`
    StoreAddress address; // as opened, made absolute
    Capabilities capabilities; // what is possible *now*: no Write after damage or on a read-only
                               // disk; then Rename and NewCollections mean nothing
    Reason readOnlyReason; // nothing is said when Write is there
    // Why its entries are no keys with values, so that they cannot be had elsewhere; nothing is
    // said where they are. Known once all is listed.
    Reason uncopyableReason = {};
    // Why a new entry could not be stored, by its names and value: as write() would answer after
    // all those that the same copy of the function was asked about, and did not refuse.
    // Threads: any, one at a time. Not set: everything can that the capabilities allow.
    std::function<std::optional<Error>(const Write &write)> refusal = {};
    // Why its files are better written into than replaced, see WriteManner: what replacing them
    // would change; or, where nothing else makes the store read-only, why it cannot be done.
    QList<Reason> inPlaceReasons = {};
    // It is JSON as a whole, in which an object at the top is a collection.
    bool isJsonDocument = false;
    // Names of keys and collections are any bytes, and not WTF-8.
    bool namesAreBytes = false;
    // It can be written in place, if OpenRequest::manner says so.
    bool writesInPlace = false;
    // Opened with OpenMode::Create, and not there yet, or so empty that it could be anything: the
    // first write makes it, or makeStore().
    bool isMissing = false;
    // Of each entry it is kept when it was made.
    bool keepsCreation = false;
    // A collection without entries is there as well, and made by writing EntryPart::Collection of
    // it; if it is there already that changes nothing.
    bool keepsEmptyCollections = false;
    // Every collection lies in a file, CollectionRef::group, and the name of one ends so. Empty: it
    // has no such files.
    QByteArray groupEnding = {};
    StandInKeys standIns = {};
    // New entries are files that it leaves to be synced by others, where Write::isSyncedLater; all
    // lie on the disks of the paths of its address.
    bool canSyncLater = false;
    // Every entry is a file of any bytes, and its key a name that somebody has given to it.
    bool holdsFiles = false;
};

} // namespace kvlens
