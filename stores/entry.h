// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The plain values that cross the store boundary. Qt's implicit sharing makes copies between
// threads cheap and safe.
//
// Names and keys are bytes. Where a store keeps text they are UTF-8; a JSON store also carries lone
// surrogates, encoded as three bytes each (WTF-8). `displayText` in stores/wtf8.h turns them into
// something to show; nothing is ever looked up by that.
#pragma once

#include "stores/json/style.h"
#include "stores/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <optional>

namespace kvlens {

// A collection, wherever it lives. Two collections of one name in one JSON object are told apart by
// `shadow`: 0 is the one that Python reads (the last), 1 the one before it, and so on.
struct CollectionRef
{
    QByteArray name;
    QByteArray group = {}; // the file it lives in, for a store of several files; else empty
    quint32 shadow = 0; // 0: effective; n: the n-th duplicate before it
    bool topLevel = false; // the members of a JSON file that are not collections; name is empty
    bool operator==(const CollectionRef &) const = default;
};

// Which bytes of an entry: its value, or the information file of its collection (a FileTreeStore's
// `-info.json`; the key is then empty and `keys()` never lists it). Of a collection as such there
// is nothing to read: an empty object that is written there makes it, see
// StoreInfo::keepsEmptyCollections.
enum class EntryPart : quint8 { Value, CollectionInfo, Collection };

struct EntryRef
{
    CollectionRef collection;
    QByteArray key;
    quint32 shadow = 0; // as in CollectionRef, for duplicate keys
    EntryPart part = EntryPart::Value;
    bool operator==(const EntryRef &) const = default;
};

// The members of a JSON file's top that are not collections.
inline CollectionRef topLevelCollection()
{
    return {{}, {}, 0, true};
}

size_t qHash(const CollectionRef &ref, size_t seed = 0);
size_t qHash(const EntryRef &ref, size_t seed = 0);

enum class ValueKind : quint8 {
    Unknown,
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
    Text,
    Binary
};

// Opaque: two versions are equal if nobody changed the entry in between.
struct Version
{
    QByteArray token; // empty: the entry does not exist
    bool exists() const { return !token.isEmpty(); }
    bool operator==(const Version &) const = default;
};

struct Entry
{
    EntryRef ref;
    QByteArray value; // the value's bytes exactly as stored, without what the store wraps around it
    Version version;
    ValueKind kind = ValueKind::Unknown; // valueKind() where values are JSON, else plainKind()
    std::optional<QDateTime> createdAt = std::nullopt; // UTC
    std::optional<QDateTime> expiresAt = std::nullopt; // UTC
    // Set when the value could not be taken out of its wrapping or is damaged: `value` is then the
    // raw bytes, and this says why the library's reader would refuse them.
    std::optional<Error> problem = std::nullopt;
    // Set when only the beginning of a long value was read: how many bytes all of it has. The
    // version is then that of the beginning; a write that has it as its base is a Conflict.
    std::optional<qint64> wholeSize = std::nullopt;
    // What the two times have beyond their milliseconds, in microseconds.
    qint16 createdBeyond = 0;
    qint16 expiresBeyond = 0;

    bool isWhole() const { return !wholeSize; }
    qint64 size() const { return wholeSize.value_or(value.size()); } // of the whole value
};

struct CollectionInfo
{
    CollectionRef ref;
    qint64 entries = -1; // -1: not known (yet)
    qint64 bytes = -1; // stored size, -1: not known
    bool complete = true; // false while a load() is still finding entries
    bool settled = true; // false: positions will mean other keys when it is complete
    qint64 hidden = 0; // of the entries: those that a later one of the same key hides
    json::Style style = {}; // of new values, where values are JSON
    // Of the top level of a damaged file in a store of several: the names of the collections that
    // may stand in it, seen or not; none: whatever they are called.
    std::optional<QList<QByteArray>> unseen = std::nullopt;
    bool isArray = false; // of a JSON file: it has elements, and no keys
    bool isUnreadable = false; // what is in it may not be listed: `entries` says nothing
    bool isSingle = false; // of a JSON file: its one entry, without a key, is all of it
    bool operator==(const CollectionInfo &) const = default;
};

// What to do with an entry's expiry when it is written.
struct ExpiryChange
{
    enum class Kind : quint8 { Keep, Clear, Set };
    Kind kind = Kind::Keep;
    QDateTime at = {}; // UTC; for Set
    qint16 beyond = 0; // microseconds more, as Entry::expiresBeyond
    bool operator==(const ExpiryChange &) const = default;
};

// One change to one entry. No value and no new key: delete. A new key alone: rename, keeping the
// stored bytes and, where the store has an order, the place.
struct Write
{
    EntryRef ref;
    std::optional<QByteArray> value = std::nullopt;
    std::optional<QByteArray> renameTo = std::nullopt;
    ExpiryChange expiry = {};
    // What the writer last saw: Conflict is answered if the entry is another by now. A version that
    // does not exist means "must not exist yet". Not set: write whatever is there.
    std::optional<Version> base = std::nullopt;
    // Part of a copy of a JSON document into another, where an object at the top is what it was.
    bool isOfDocument = false;
    bool makesStore = false; // no entry at all: see makeStore()
    // Part of a copy that is told as unfinished until all of it was synced, by who makes it: the
    // store need not wait for the disk. See StoreInfo::canSyncLater.
    bool isSyncedLater = false;
    // Of a new entry: when it was made, where the store keeps that; not set: now.
    std::optional<QDateTime> createdAt = std::nullopt; // UTC
    qint16 createdBeyond = 0; // microseconds more, as Entry::createdBeyond

    bool isDelete() const
    {
        return !value && !renameTo && expiry.kind == ExpiryChange::Kind::Keep && !makesStore;
    }
    bool operator==(const Write &) const = default;
};

struct Written
{
    Version version; // of the entry as it is now; does not exist after a delete
    bool existed = false; // whether the entry was there before
    // It is written, but something is to be told: perhaps not yet safe from a power cut, or rights
    // of the old file could not be kept.
    std::optional<Error> warning = std::nullopt;
};

struct WriteOutcome
{
    EntryRef ref; // as in the Write, that is: before a rename
    Result<Written> result;
};

// What is to be known before an entry is written.
struct SideEffect
{
    QString path; // of its file, or its key
    Reason what;
};

// "COLLECTION: KEY", with the file it lives in: an entry among those of a whole store, for people.
QString entryText(const EntryRef &ref);
// Why an entry that is there cannot be read, naming it so, or by its file.
Error entryFault(const EntryRef &ref, Error why);

} // namespace kvlens
