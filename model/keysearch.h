// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds the keys of a store with positions that a filter matches, a slice at a time.
#pragma once

#include "model/keycache.h"
#include "model/keymatches.h"
#include "model/keysorter.h"
#include "model/task.h"

namespace kvlens {

// Memory: four bytes a match. A search goes on by itself while the store finds more keys.
class KeySearch : public KeyMatches
{
    Q_OBJECT

public:
    // A renamed key matches by either name. Where `before` is wider and has looked, only its
    // matches are looked at; it may be nullptr. Session and cache outlive the search.
    KeySearch(StoreSession &session, KeyCache &cache, const KeyFilter &filter,
        const KeySorter::Orders &orders, const KeySearch *before, QObject *parent = nullptr);

    const KeyListing &keys() const override { return m_session.keys(); }
    // Ascending; or in the collection's order, once all of it was looked at.
    KeyRows rows(const CollectionRef &collection) const override;
    Counts counts() const override { return {m_matchCount, m_seen, !m_busy}; }
    bool hasMatches() const override { return m_hasMatches; }
    bool isSearching(const CollectionRef &collection) const override;
    ListingTail tail(const CollectionRef &) const override { return ListingTail::End; }
    void goOn(const CollectionRef &) override { } // nothing is ever in the way
    void stop() override;

    // What is to be looked at in one collection, and after a slice what was.
    struct Part
    {
        qsizetype number = 0; // among the store's collections
        CollectionRef collection = {};
        KeyCache::Keys keys = {};
        qint64 position = 0; // keys looked at
        QList<quint32> candidates = {}; // the only keys that can match up to …
        qint64 candidatesEnd = 0; // … here
        QList<quint32> matches = {}; // found by this slice
        bool isListed = false; // the store has no more keys, for now
        bool isDone = false; // looked at all that are listed
        bool hasFailed = false;
    };
    using Parts = QList<Part>;

private:
    struct Progress
    {
        qint64 seen = 0; // keys looked at
        QList<quint32> found = {}; // positions, ascending
        QList<quint32> candidates = {};
        qint64 candidatesEnd = 0;
        KeySorter::Order order = {};
        QList<quint32> arranged = {}; // what was found, in that order
    };

    void takeCandidates(const KeySearch &before);
    void lookAgain();
    void goOnLooking();
    void finish();
    bool hasMore(const CollectionRef &collection) const;
    Parts nextParts();
    void look(const Parts &parts);
    void take(const Parts &parts);
    void arrange(const QList<CollectionRef> &collections);

    StoreSession &m_session;
    KeyCache &m_cache;
    KeySorter::Orders m_orders;
    QHash<CollectionRef, Progress> m_progress;
    QSet<CollectionRef> m_failed;
    qsizetype m_next = 0; // the first collection that may have more, by number
    qint64 m_seen = 0;
    qint64 m_matchCount = 0;
    bool m_hasMatches = false;
    bool m_busy = true; // until a first look has shown otherwise
    bool m_stopped = false;
    Task m_task;
};

} // namespace kvlens
