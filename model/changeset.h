// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Unsaved edits as a value, laid over what the store last said: copy it, compare it, go back by
// keeping the old one. Pure; knows neither threads nor stores.
#pragma once

#include "stores/store.h"

#include <QHash>
#include <QMap>

namespace kvlens {

// What an entry is wanted to be, whatever is stored.
struct Content
{
    bool exists = false;
    QByteArray key = {};
    QByteArray value = {};
    std::optional<QDateTime> expiresAt = std::nullopt; // UTC
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
    bool isConflict() const { return theirs.has_value(); }
    bool isInvalid() const { return mine.exists && mine.invalid.has_value(); }
    // Why it cannot be persisted as it is: invalid, or in conflict. Nothing: it can.
    std::optional<Error> blocked() const;
    Write write() const;
};

// Edits by the entry's ref as stored, in the order in which they were first made. An edit that is
// equal to its base disappears.
class ChangeSet
{
public:
    bool isEmpty() const { return m_edits.isEmpty(); }
    qsizetype count() const { return m_edits.size(); }
    const Edit *find(const EntryRef &ref) const; // nullptr: as stored
    // What the entry is to be: as edited, else as seen.
    Content content(const Entry &seen) const;
    QList<Edit> edits() const { return m_edits.values(); }
    // Keys that are not stored yet, in the order added.
    QList<EntryRef> added(const CollectionRef &collection) const;

    // The one way to edit: `seen` is what is stored, as far as is known. Where there is an edit
    // already its base stays, and a conflict stays until it is decided.
    void want(const Entry &seen, const Content &content);
    // The same in words.
    void put(const Entry &seen, const QByteArray &value, std::optional<Error> invalid = {});
    void remove(const Entry &seen);
    void rename(const Entry &seen, const QByteArray &key);
    void setExpiry(const Entry &seen, const std::optional<QDateTime> &at);
    void revert(const EntryRef &ref);

    // What can be persisted, of these refs or of all, in the order made. Blocked edits are left
    // out.
    QList<Write> writes() const;
    ChangeSet only(const QList<EntryRef> &refs) const;

    // The outcomes of writing `sent`, which may be older than what is here by now. An edit that is
    // unchanged since disappears when its write succeeded; one that was changed meanwhile stays,
    // now against what was written; one that was reverted meanwhile becomes an edit back. A
    // failure is kept with its edit. Returns what is stored by now of what was written.
    QList<Entry> confirm(const ChangeSet &sent, const QList<WriteOutcome> &outcomes);

    // What is stored now, under an edit. Value and expiry are merged one by one: only one side
    // changed → that side; both alike → nothing left to do; else Conflict.
    void rebase(const Entry &now);
    void keepMine(const EntryRef &ref); // the conflict's other side becomes the base
    void takeTheirs(const EntryRef &ref) { revert(ref); } // the edit disappears

    bool operator==(const ChangeSet &other) const;

private:
    Edit *findEdit(const EntryRef &ref);
    void set(Edit edit);
    Entry settle(const Edit &sent, const Written &written);

    QMap<quint64, Edit> m_edits; // by order
    QHash<EntryRef, quint64> m_order;
    quint64 m_next = 1;
};

} // namespace kvlens
