// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From the names of collections and keys to their numbers in a JSON file, and back. All of it reads
// a little of the file; Conflict says that another program wrote into it.
#pragma once

#include "stores/jsonfile/jsonfile.h"

namespace kvlens {

// json::Index::topLevel for the top level, which is always there. NotFound.
Result<qint64> collectionNumber(const JsonFile &file, const CollectionRef &collection);
// For each key the numbers of its entries, ascending; the last is the effective one.
Result<QList<QList<qint64>>> entryNumbers(
    const JsonFile &file, qint64 collection, const QList<QByteArray> &keys);
// The entry that a ref means, of those of its key; nothing: it is not there.
std::optional<qint64> entryNumber(
    const JsonFile &file, qint64 collection, const EntryRef &ref, const QList<qint64> &ofKey);

// The entry at a position among those that the collection shows.
Result<EntryRef> refAt(const JsonFile &file, qint64 collection, qint64 position);
// The same by its number in the index.
Result<EntryRef> refOf(const JsonFile &file, qint64 collection, qint64 entry);
// The key that a token stands for; one that is no valid token is named by its bytes.
QByteArray keyText(const QByteArray &token);

} // namespace kvlens
