// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Has a store without positions list only the keys that a filter matches.
#pragma once

#include "model/keymatches.h"
#include "model/storesession.h"
#include "model/task.h"

namespace kvlens {

// One collection after the other. The pattern goes down to the store, which leaves out what does
// not match if it can; what it leaves in is looked at here. Of each collection as many matches are
// kept as a KeyListing keeps; then its tail is Full, and the next one has its turn. Where nothing
// is listed those of the named keys that match.
// Memory: that of the matches. Lifetime: the session outlives it.
class NarrowedKeys : public KeyMatches
{
    Q_OBJECT

public:
    NarrowedKeys(StoreSession &session, const KeyFilter &filter, QObject *parent = nullptr);

    const KeyListing &keys() const override { return *m_keys; }
    KeyRows rows(const CollectionRef &collection) const override;
    Counts counts() const override;
    bool hasMatches() const override;
    bool isSearching(const CollectionRef &collection) const override;
    ListingTail tail(const CollectionRef &collection) const override;
    void goOn(const CollectionRef &collection) override;
    void stop() override;

private:
    struct Slice;

    bool listsNothing() const;
    void nameKnown(const CollectionRef &collection);
    void nameRenamed();
    void findMore();
    void finish();
    void ask(const KeyListing::Request &request);
    Task::Next take(const KeyListing::Request &request, const Result<Slice> &slice);

    StoreSession &m_session;
    std::unique_ptr<KeyListing> m_keys;
    qint64 m_seen = 0;
    bool m_isStopped = false;
    bool m_isBusy = true; // until a first look has shown otherwise
    Task m_task;
};

} // namespace kvlens
