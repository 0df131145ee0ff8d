// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries of a file by way of its index: reading, finding by key, duplicates. All positions come
// from the index; if the file is no longer the one that was scanned, the answer is Conflict.
#pragma once

#include "stores/entry.h"
#include "stores/json/index.h"
#include "stores/json/repeated.h"

#include <QList>

#include <stop_token>

namespace kvlens::json {

struct StoredEntry
{
    qint64 entry = 0; // its number in the collection
    Span key; // in the file; empty for an array's element
    Span value;
    QByteArray keyToken; // as stored, with its quotes; empty for an array's element
    QByteArray valueText; // as stored
};

struct StoredKey
{
    QByteArray key; // decoded, WTF-8; for an array's element its number
    qint64 size = 0; // of the entry in bytes, from offsets alone
    ValueKind kind = ValueKind::Unknown;
};

// An entry in the bytes of its slice, as Index::slice() has it.
struct EntryView
{
    QByteArrayView keyToken; // as stored, with its quotes; empty for an array's element
    QByteArrayView value;
};
// Nothing: no entry is there.
std::optional<EntryView> entryIn(QByteArrayView slice, bool hasKey);

// One result per number, in the same order. Neighbours are read together, in reads of up to 4 MB.
// Conflict: the file is not what was scanned. Other errors come from `read`.
QList<Result<StoredEntry>> readEntries(
    const Index &index, qint64 collection, const QList<qint64> &entries, const ReadAt &read);

// Where the value of an entry is, from the bytes at both ends of the entry alone. Conflict.
Result<Span> valueSpan(const Index &index, qint64 collection, qint64 entry, const ReadAt &read);

// Keys of a page, in order. Values that are long are not read.
Result<QList<StoredKey>> readKeys(
    const Index &index, qint64 collection, qint64 first, qint64 count, const ReadAt &read);

// The decoded name of a collection.
Result<QByteArray> collectionName(const Index &index, qint64 collection, const ReadAt &read);

// For each key (decoded) the numbers of its entries, ascending: none, one, or several duplicates of
// which the last is the effective one. Cost: as KeyTable::eachWith for a few keys, for more one
// look at 4 bytes a key of the collection for the whole batch; then a read for each candidate.
// Where there are very many, two threads share both.
Result<QList<QList<qint64>>> findKeys(
    const Index &index, qint64 collection, const QList<QByteArray> &keys, const ReadAt &read);

struct Shadowed
{
    qint64 entry = 0;
    quint32 shadow = 1; // 1: the last but one of its key, 2: the one before that …
    bool operator==(const Shadowed &) const = default;
};

// All entries that a later one of the same key hides, ascending; `repeats` may have followed the
// scan. Cost: as Repeats::of(), then a read for each candidate. Cancelled.
Result<QList<Shadowed>> findShadowed(const Index &index, qint64 collection, Repeats &repeats,
    const ReadAt &read, const std::stop_token &stop = {});

} // namespace kvlens::json
