// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A few entries of a store of JSON, as files that can be given to somebody.
#pragma once

#include "stores/store.h"

#include <map>

namespace kvlens {

struct SmallStore
{
    struct Collection
    {
        CollectionRef ref;
        QList<Entry> entries;
    };

    QString scheme; // of its address
    bool isFolder = false; // of files; else one file
    QList<QByteArray> files; // their names, those without collections too
    QList<Collection> collections;

    qint64 entryCount() const;
};

// By the name of each file: what is in it, as Python's json.dumps would write it.
std::map<QByteArray, QByteArray> fileTexts(const SmallStore &store);

// To stay, or only to be looked at: then nothing waits for the disk.
enum class SmallStoreFor : quint8 { Good, NowAndHere };
// Writes them into a folder that is there. The address of what was made. Errors as replaceFile().
Result<StoreAddress> writeSmallStore(
    const SmallStore &store, const QString &folder, SmallStoreFor howLong);

} // namespace kvlens
