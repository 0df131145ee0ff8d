// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Has a store list its keys, page by page, for those who show them.
#pragma once

#include "model/keylisting.h"
#include "model/storejobs.h"
#include "model/task.h"

namespace kvlens {

class StoreSession;

// Threads: the GUI's; the store is asked on the session's worker. Lifetime: a part of its session.
class KeyLister : public QObject
{
    Q_OBJECT

public:
    explicit KeyLister(StoreSession &session);

    const KeyListing &keys() const { return *m_keys; }

    // What is not at hand is asked for; arrived() or failed() follows.
    void request(const CollectionRef &collection, qint64 position);
    // A page of keys behind those that are known. Goes on until there is one, or the tail is
    // another than Open; then tailChanged().
    void fetchMore(const CollectionRef &collection);
    void retry(const CollectionRef &collection); // after failed(): may be asked for again
    void keepMore(const CollectionRef &collection); // where the tail is Full; and fetches it
    // Finds where a key stands; located() follows, always later. Where keys are only kept, a key
    // that is stored gets a position of its own if it has none.
    void locate(const EntryRef &ref);
    // What was read is stored, listed or not.
    void name(const QList<Entry> &entries);

    // What the store counts by now.
    void setCollections(const QList<CollectionInfo> &collections);
    // Positions are about to mean other keys: until goOn() nothing is asked.
    void pause();
    void goOn();
    // Forgets all but these pages, and pauses. Where nothing is listed the names stay.
    void replace(ListingTier tier, const QList<CollectionInfo> &collections,
        const QList<KeyListing::Answer> &pages);
    // Lays writes over the keys that are kept. False: it has to be listed again.
    bool follow(const QList<Write> &written) { return m_keys->follow(written); }

signals:
    void arrived(const kvlens::CollectionRef &collection, qint64 first, qint64 count);
    void tailChanged(const kvlens::CollectionRef &collection);
    void failed(const kvlens::CollectionRef &collection, const kvlens::Error &error);
    void located(const kvlens::EntryRef &ref, qint64 position); // -1: not there
    void locatingFailed(const kvlens::Error &error); // located(-1) follows

private:
    void ask(const KeyListing::Request &request, JobPriority priority);
    void askMore(const CollectionRef &collection, JobPriority priority);
    void take(const KeyListing::Request &request, const Result<KeyPage> &page);
    void lookFor(const EntryRef &ref);
    void walkOn();
    void fetchUntilFound(const CollectionRef &collection);
    void readByName(const EntryRef &ref);

    StoreSession &m_session;
    std::unique_ptr<KeyListing> m_keys = KeyListing::make(ListingTier::Names);
    bool m_isPaused = false;
    QHash<CollectionRef, qint64> m_wanted; // keys that are still to come
    QList<EntryRef> m_lookedFor; // among the pages that come
    QList<EntryRef> m_walkedFor; // through all pages; the first is in hand
    QList<EntryRef> m_waiting; // to be looked for once this goes on
    quint64 m_generation = 0; // of positions; answers of an older one are out of date
    Task m_walk;
};

} // namespace kvlens
