// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a value may be for what is done with it; all such limits stand here. The thread of the
// window never goes through more than `shownWhole` bytes of a value.
#pragma once

#include "model/splicedvalue.h"
#include "stores/store.h"

namespace kvlens {

// Beyond this a value is read in parts, shown by pages, and not copied to the clipboard.
constexpr qint64 shownWhole = 1024 * 1024;
// Beyond this a difference is made on the worker, and changed lines are not marked.
constexpr qint64 comparedWhole = 64 * 1024;
// Beyond this a value cannot be edited: a staged edit holds all of what was and what is to be.
constexpr qint64 largestEdited = 512 * 1024 * 1024;
// Beyond this the oldest undo steps go, all at once.
constexpr qint64 keptForUndo = 2 * 1024 * 1024 * qint64(1024);

// Whether two values are equal; of more than 16 MB each only if they share their memory.
bool sameValue(const QByteArray &one, const QByteArray &other);

// Where the bytes of a value come from, and what was typed over them since.
struct ValueSource
{
    EntryRef ref;
    qint64 size = 0; // of the value as it is to be, splices included
    std::optional<QByteArray> bytes = std::nullopt; // in memory; else they are read from the store
    bool isJson = true; // else only bytes
    std::optional<SplicedValue> splices = std::nullopt; // over the bytes

    // As it is to be. Unavailable, Conflict and so on as readPart().
    Result<QByteArray> read(
        Store &store, qint64 offset, qint64 length, const std::stop_token &stop) const;
};

// What is to be shown of an entry: the edited value if there is one, else what is stored.
ValueSource sourceOf(const Entry &entry, const QByteArray *edited = nullptr);

} // namespace kvlens
