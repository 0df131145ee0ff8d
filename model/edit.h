// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One unsaved edit, as a value.
#pragma once

#include "stores/entry.h"

namespace kvlens {

// What an entry is wanted to be, whatever is stored.
struct Content
{
    bool exists = false;
    QByteArray key = {};
    QByteArray value = {};
    std::optional<QDateTime> expiresAt = std::nullopt; // UTC
    qint16 expiresBeyond = 0; // microseconds more, as of an Entry
    // Why the value cannot be persisted, for example because it does not parse. Not compared.
    std::optional<Error> invalid = std::nullopt;
    // Of values as sameValue() has it (longvalues.h).
    bool operator==(const Content &other) const;
};

// The entry as it is stored.
Content contentOf(const Entry &entry);

// An entry that is not there.
Entry absentEntry(const EntryRef &ref);

enum class EditKind : quint8 { Edited, Added, Deleted, Renamed };

struct Edit
{
    Entry base; // as last seen; its version does not exist if the entry was not there
    Content mine; // what it is to be; never equal to the base
    std::optional<Error> failure = std::nullopt; // of the last attempt to persist
    std::optional<Entry> theirs = std::nullopt; // Conflict: what another program made of it

    const EntryRef &ref() const { return base.ref; } // as stored, that is: before a rename
    EditKind kind() const; // Renamed: the key, and perhaps the value too
    // The newest that is known of what is stored.
    const Entry &stored() const { return theirs ? *theirs : base; }
    qint64 bytesAdded() const; // to those stored
    bool changesValue() const; // else only the key, or when it expires
    bool isConflict() const { return theirs.has_value(); }
    bool isInvalid() const { return mine.exists && mine.invalid.has_value(); }
    // Of text that does not parse, whatever it begins with; other values are refused as a whole.
    bool isNoJson() const { return isInvalid() && mine.invalid->place.has_value(); }
    bool isBlocked() const { return isConflict() || isInvalid(); }
    // Why it cannot be persisted as it is: invalid, or in conflict. Nothing: it can.
    std::optional<Error> blocked() const;
    Write write() const;
};

// What comes of an edit now that `now` is stored. Value and expiry are merged one by one: only one
// side changed → that side; both alike → the edit is equal to its base; else Conflict.
Edit rebased(const Edit &edit, const Entry &now);

// The entry as it is stored once `sent` was written.
Entry storedAfter(const Edit &sent, const Written &written);

} // namespace kvlens
