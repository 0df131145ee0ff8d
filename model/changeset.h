// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Unsaved edits as a value, laid over what the store last said: copy it, compare it, go back by
// keeping the old one. Pure; knows neither threads nor stores.
#pragma once

#include "model/collectionedits.h"

#include <functional>

namespace kvlens {

// Edits by the entry's ref as stored, in the order in which they were first made. An edit that is
// equal to its base disappears.
//
// For a million edits: they are immutable and shared, a copy costs nothing, and whatever speaks of
// one entry costs about the same however many others there are.
class ChangeSet
{
public:
    bool isEmpty() const { return m_edits.isEmpty(); }
    qsizetype count() const { return m_edits.size(); }
    bool contains(const EntryRef &ref) const { return packed(ref) != nullptr; }
    std::optional<Edit> find(const EntryRef &ref) const; // nothing: as stored
    // Its place in edits(), or another list of ours; -1: it is not there.
    qsizetype indexOf(const EntryRef &ref) const { return indexIn(m_edits, ref); }
    qsizetype indexIn(const EditList &list, const EntryRef &ref) const;
    // What the entry is to be: as edited, else as seen.
    Content content(const Entry &seen) const;
    // Whether an edit has the key, under its old or its new name.
    bool isTaken(const EntryRef &ref) const;

    const EditList &edits() const { return m_edits; }
    const EditList &longEdits() const { return m_long; } // with a value beyond shownWhole
    const EditList &blocked() const { return m_blocked; } // cannot be persisted as they are
    qsizetype conflictCount() const { return m_conflicts; }
    qsizetype failureCount() const { return m_failures; } // of the last attempt to persist
    qint64 bytesAdded() const { return m_bytesAdded; } // by what can be persisted
    // Keys of a collection that are not stored yet.
    EditList added(const CollectionRef &collection) const;
    QList<CollectionRef> collections() const; // in which there are edits, in no particular order
    bool hasRenamed() const; // an edit gives an entry another key
    // Edits of a collection that give an entry another key, in no particular order.
    QList<Edit> renamed(const CollectionRef &collection) const;

    // The one way to edit: `seen` is what is stored, as far as is known. Where there is an edit
    // already its base stays, and a conflict stays until it is decided.
    void want(const Entry &seen, const Content &content);
    // The same in words.
    void put(const Entry &seen, const QByteArray &value, std::optional<Error> invalid = {});
    void remove(const Entry &seen);
    void rename(const Entry &seen, const QByteArray &key);
    // To a whole millisecond; the moment that is stored keeps its microseconds.
    void setExpiry(const Entry &seen, const std::optional<QDateTime> &at);
    void revert(const EntryRef &ref);
    // Of an edit: greater than that of all that were made before it; 0: there is none.
    quint64 orderOf(const EntryRef &ref) const;
    // An edit as it once was, in its old place if that is free, else behind the others. false:
    // there is one of that entry, or it is none.
    bool restore(const Edit &edit, quint64 order = 0);
    // The entry's edit becomes what it is in the other set, where there may be none.
    void takeOver(const ChangeSet &other, const EntryRef &ref);
    // Edits to come stand behind all that the other set ever had.
    void goOnAfter(const ChangeSet &other) { m_next = std::max(m_next, other.m_next); }

    // What can be persisted, in the order made. Blocked edits are left out.
    QList<Write> writes() const;
    // Only the edits of these entries.
    ChangeSet only(const QList<EntryRef> &refs) const;

    // The outcomes of writing `sent`, which may be older than what is here by now. An edit that is
    // unchanged since disappears when its write succeeded; one that was changed meanwhile stays,
    // now against what was written; one that was reverted meanwhile becomes an edit back. A
    // failure is kept with its edit. Returns what is stored by now of what was written.
    QList<Entry> confirm(const ChangeSet &sent, const QList<WriteOutcome> &outcomes);

    // What is stored now, under an edit (rebased() in edit.h).
    void rebase(const Entry &now);
    void keepMine(const EntryRef &ref); // the conflict's other side becomes the base
    void takeTheirs(const EntryRef &ref) { revert(ref); } // the edit disappears

    // Calls the sink for each entry whose edit came, went or became another, with what it was or
    // is, in no particular order, until it says false. What both share is not looked at.
    using EditSink = std::function<bool(const PackedEdit &edit)>;
    static void differences(const ChangeSet &before, const ChangeSet &after, const EditSink &sink);
    static QList<CollectionRef> differentCollections(
        const ChangeSet &before, const ChangeSet &after);
    // Whether any entry is wanted to be something else.
    static bool wantDifferent(const ChangeSet &before, const ChangeSet &after);
    // Whether the entry's edit is another.
    static bool differ(const ChangeSet &a, const ChangeSet &b, const EntryRef &ref);
    // Whether one is an unchanged copy of the other; equal ones may say no.
    bool isSameAs(const ChangeSet &other) const { return m_edits.isSameAs(other.m_edits); }

private:
    using Collections = HashedMap<QSharedDataPointer<CollectionEdits>>;

    const CollectionEdits *in(const CollectionRef &collection) const; // nullptr: no edits
    const PackedEdit *packed(const EntryRef &ref) const;
    void set(const Edit &edit);
    void keep(const Edit &edit, quint64 order = 0);
    void insert(const PackedEdit::Pointer &packed, const Edit &edit);
    void remove(const PackedEdit::Pointer &packed);
    void count(const PackedEdit &packed, const Edit &edit, int times);
    template <class Change>
    void change(const PackedEdit::Collection &collection, const Change &change);
    void settle(const Edit &sent, const Entry &stored);

    EditList m_edits;
    EditList m_blocked;
    EditList m_long;
    qsizetype m_conflicts = 0;
    qsizetype m_failures = 0;
    qint64 m_bytesAdded = 0;
    Collections m_collections;
    quint64 m_next = 1; // order of the next edit
};

// Of the edits those that put other contents, be it an expiry.
QList<EntryRef> refsPut(const ChangeSet &changes);

} // namespace kvlens
