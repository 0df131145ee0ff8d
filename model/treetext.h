// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Short texts of the tree and the changes table. Pure.
#pragma once

#include "model/storesession.h"

namespace kvlens {

enum class EntryState : quint8 {
    Clean,
    Edited,
    Added,
    Deleted, // stays visible until persisted
    Renamed,
    Conflict, // edited here and changed by another program
    Invalid, // edited into something that cannot be persisted
    Shadowed, // a duplicate that the library never reads
    Expired, // stored, but no more for the library
    Problem, // a problem of the store names this entry
};

EntryState stateOf(const Edit &edit);

// Those that the library reads, each once; -1: the store does not count all of them.
qint64 countedKeys(const StoreSession &session);

// The name of a store for people: the last part of its path, or all of what is no path.
QString storeName(const StoreAddress &address);
QString storeName(const StoreSession &session); // told from the other open stores
QString whereText(const StoreAddress &address); // all of its address for people
QString numberText(qint64 number); // 1,234,567
QString decimalText(double number, int decimals); // 0.9925
QString sizeText(qint64 bytes); // "12 B", "1.2 KB"; empty: not known
QString exactSizeText(qint64 bytes); // "3,172 bytes"
QString keysText(qint64 count); // 1 key, 104 keys
QString itemsText(qint64 count); // 2 items, of an array
QString kindText(ValueKind kind); // "object"
QString stateText(EntryState state); // "edited"; empty: clean
QString keyText(QByteArrayView key); // of an empty one: "(empty key)"
QString collectionNameText(QByteArrayView name); // or of a file; of an empty one: "(no name)"
QString rangeText(qint64 first, qint64 count); // "1 – 10,000"
QString activityText(const Activity &activity); // "loading 40 %"

} // namespace kvlens
