// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds the keys of one store that a filter matches, a slice at a time, beside everything else.
#pragma once

#include "model/keycache.h"
#include "model/keyfilter.h"

namespace kvlens {

// Memory: four bytes a match. A search goes on by itself while the store finds more keys; after
// listingChanged() its positions mean nothing any more: stop it and make a new one. Deleting a
// search ends it within one slice, that is 30 ms.
class KeySearch : public QObject
{
    Q_OBJECT

public:
    // A renamed key matches by either name. Where `before` is wider and has looked, only its
    // matches are looked at; it may be nullptr. Session and cache outlive the search.
    KeySearch(StoreSession &session, KeyCache &cache, const KeyFilter &filter,
        const KeySearch *before, QObject *parent = nullptr);
    ~KeySearch() override;

    void stop(); // keeps what was found

    // Positions of matching keys, ascending.
    const QList<quint32> &matches(const CollectionRef &collection) const;
    qint64 matchCount() const { return m_matchCount; }
    qint64 seen() const { return m_seen; } // keys looked at
    bool isFinished() const { return !m_busy; } // for now: nothing is left to look at
    bool isSearching(const CollectionRef &collection) const;
    // The row that a position has among the matches; -1: it does not match, or not yet.
    qint64 slotOf(const CollectionRef &collection, qint64 position) const;
    const KeyFilter &filter() const { return m_filter; }

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

signals:
    void advanced(const QList<kvlens::CollectionRef> &collections); // that were looked at

private:
    struct Progress
    {
        qint64 seen = 0; // keys looked at
        QList<quint32> matches = {};
        QList<quint32> candidates = {};
        qint64 candidatesEnd = 0;
    };

    void takeCandidates(const KeySearch &before);
    void lookAgain();
    void goOn();
    void finish();
    bool hasPositions() const;
    bool hasMore(const CollectionRef &collection) const;
    Parts nextParts();
    void searchSlice(const Parts &parts);
    void takeSlice(const Parts &parts);
    void goOnByPages();
    void examinePages(const CollectionRef &collection);

    StoreSession &m_session;
    KeyCache &m_cache;
    KeyFilter m_filter;
    QHash<CollectionRef, Progress> m_progress;
    QSet<CollectionRef> m_failed;
    qsizetype m_next = 0; // the first collection that may have more, by number
    std::optional<CollectionRef> m_at; // without positions: being searched
    qint64 m_seen = 0;
    qint64 m_matchCount = 0;
    bool m_busy = true; // until a first look has shown otherwise
    bool m_isFirst = true; // no slice has answered yet
    bool m_stopped = false;
    std::stop_source m_stop;
};

} // namespace kvlens
