// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows of programs that use diskcache without py-key-value: texts, numbers and bytes, each of which
// stays what it is. Pure functions.
#pragma once

#include "stores/diskcache/rowreader.h"

namespace kvlens {

// The row of a new key, in the collection of its type. Unsupported: there is no such collection, or
// its keys are pickled. Invalid: it is not UTF-8, no number, or one in another form than it would
// be shown in; or it is too long.
Result<RowKey> newPlainKey(const EntryRef &ref);

// As StoreInfo::refusal.
std::optional<Error> refusalOfPlain(const Write &write);

CacheRow rowOfText(const QByteArray &text);
// What a new value is stored as: a text if it is UTF-8, else bytes. No file is made.
CacheRow newPlainRow(const QByteArray &value);

// The same for a value that takes the place of another, of whose type it is. Invalid: it cannot be
// of that. Unsupported: the other is pickled.
Result<CacheRow> editedPlainRow(const CacheRow &before, const QByteArray &value);

} // namespace kvlens
