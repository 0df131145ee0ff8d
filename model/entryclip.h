// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries that were copied, as a value: for the clipboard, and for a store of any kind.
#pragma once

#include "stores/entry.h"

namespace kvlens {

struct CopiedEntry
{
    CollectionRef collection;
    QByteArray key;
    QByteArray value; // as it was to be stored, edits included
    std::optional<QDateTime> expiresAt = std::nullopt; // UTC
    qint16 expiresBeyond = 0; // microseconds more, as of an Entry
    bool operator==(const CopiedEntry &) const = default;
};

struct EntryClip
{
    QString source; // the address of the store
    bool isJson = false; // the values are JSON texts
    QList<CopiedEntry> entries = {};
    qint64 leftOut = 0; // of those that were to be copied
    QList<Error> why = {}; // of the first of them; stays in this program
};

// What another window of the program reads as the same entries.
QByteArray packedClip(const EntryClip &clip);
// Invalid: it is none. The bytes may come from anywhere.
Result<EntryClip> unpackedClip(const QByteArray &bytes);

// For other programs: a JSON object of the entries, by collection where there are several; the
// keys, one a line, where that would be long or values are no JSON.
QByteArray clipText(const EntryClip &clip);

} // namespace kvlens
