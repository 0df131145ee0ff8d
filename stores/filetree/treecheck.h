// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a listing of envelopes does not see: whether the library could read each entry, and which
// have expired. Looks at every value, in slices, after all are listed.
#pragma once

#include "stores/store.h"

#include <QSet>

namespace kvlens {

// Threads: one. Memory: the first thousand entries that are refused, and the names of those that
// have expired, up to a number.
class TreeCheck
{
public:
    // Goes on for about the budget, or to the end. `store` is listed. A collection that cannot be
    // gone through is passed over; that shows when it is read. Cancelled.
    // `isLink`: whether the entry's file is a link; nobody deletes what he does not see. Not set:
    // there are none.
    Result<void> run(Store &store, const std::function<bool(const EntryRef &)> &isLink,
        std::chrono::milliseconds budget, const std::stop_token &stop);
    bool finished() const { return m_finished; }
    qint64 checked() const { return m_checked; }
    // That of the store, whose listing is so far.
    LoadProgress progress(LoadProgress listing) const;

    // One of each kind at most: those that the library refuses, with repairs where they are safe;
    // those that the system does not let us read; those that Python's reader gives up on; those
    // that have expired, whose repair is to delete them, but for links.
    QList<Problem> problems() const;
    // After this handle has written the entry: it is another, or as it should be.
    void forget(const EntryRef &ref);

private:
    // Entries that are told as one problem, which says why of the first.
    struct Refused
    {
        qint64 count = 0;
        QList<EntryRef> entries = {}; // some of them …
        QList<Error> why = {}; // … and why each is

        void add(const Entry &entry);
        bool forget(const EntryRef &ref); // whether it was one
        Error error(const CountedReasonForm &form) const; // of all of them
    };

    void note(const Entry &entry);
    void noteExpired(const EntryRef &ref, bool isLink);
    void noteBeyond(const Entry &entry);
    Problem expiredProblem() const;

    QList<CollectionRef> m_collections;
    bool m_isBegun = false;
    qsizetype m_at = 0; // the collection at hand
    ScanCursor m_cursor; // in it
    qint64 m_checked = 0;
    bool m_finished = false;
    Refused m_damaged; // the library cannot read them
    QList<Write> m_repairs; // of some of those
    Refused m_denied; // we cannot
    std::optional<Problem> m_beyond;
    qint64 m_expiredCount = 0;
    QSet<EntryRef> m_expired; // some of them …
    QSet<EntryRef> m_expiredLinks; // … and those that are links
};

} // namespace kvlens
