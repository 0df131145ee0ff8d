// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds the keys of one store that a filter matches, a slice at a time, behind everything else.
#pragma once

#include "model/keyfilter.h"
#include "model/storesession.h"

#include <QElapsedTimer>

namespace kvlens {

// Memory: four bytes a match. A search goes on by itself while the store finds more keys; after
// listingChanged() its positions mean nothing any more: make a new one.
class KeySearch : public QObject
{
    Q_OBJECT

public:
    // A renamed key matches by either name. The session outlives the search.
    KeySearch(StoreSession &session, const KeyFilter &filter, QObject *parent = nullptr);
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

    struct Walk
    {
        KeyCursor cursor;
        qint64 position = 0; // keys looked at
        QList<quint32> matches; // found by this slice
    };

signals:
    void advanced();

private:
    struct Progress
    {
        qint64 seen = 0; // keys looked at
        QList<quint32> matches = {};
    };

    void goOn();
    bool hasPositions() const;
    bool hasMore(const CollectionInfo &info) const;
    void searchSlice(const CollectionRef &collection);
    void takeSlice(const CollectionRef &collection, const Result<Walk> &walk);
    void examinePages(const CollectionRef &collection);
    void stopAt(const CollectionRef &collection);

    StoreSession &m_session;
    KeyFilter m_filter;
    QHash<CollectionRef, Progress> m_progress;
    QSet<CollectionRef> m_failed;
    std::optional<CollectionRef> m_at; // being searched
    qint64 m_seen = 0;
    qint64 m_matchCount = 0;
    bool m_busy = true; // until a first look has shown otherwise
    bool m_stopped = false;
    std::stop_source m_stop;
};

} // namespace kvlens
