// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Collections, keys and values of a JSON file, as a store answers them. Conflict: another program
// wrote into the file since it was opened.
#pragma once

#include "stores/jsonfile/jsonfile.h"
#include "stores/store.h"

namespace kvlens {

// As Store::collections, list and read.
Result<QList<CollectionInfo>> collectionsOf(const JsonFile &file);
Result<KeyPage> listKeys(const JsonFile &file, const ListRequest &request);
QList<Result<Entry>> readRefs(const JsonFile &file, const QList<EntryRef> &refs,
    const ReadRange &range, const std::stop_token &stop);

// Where a value is, by its number in the index.
Result<json::Span> valueSpan(const JsonFile &file, qint64 collection, qint64 entry);
// By its position among the entries that the collection shows.
Result<json::Span> valueSpanAt(const JsonFile &file, qint64 collection, qint64 position);
// The version of a value by its number; read in parts.
Result<Version> versionAt(const JsonFile &file, qint64 collection, qint64 entry);

} // namespace kvlens
