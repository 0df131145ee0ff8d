// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The packed keys of one store, for whoever goes through all of them: the filter, the order, a
// jump.
#pragma once

#include "model/packedkeys.h"
#include "model/storesession.h"

namespace kvlens {

// What was listed once is listed no more while somebody uses it, and for half a minute after.
// Memory: see PackedKeys; nothing while it is not used. Only for stores with
// Capability::Positions. Threads: the GUI's; the keys themselves belong to the worker.
class KeyCache : public QObject
{
    Q_OBJECT

public:
    // Filled and read by jobs on the session's worker, nowhere else.
    using Keys = std::shared_ptr<PackedKeys>;

    explicit KeyCache(StoreSession &session, QObject *parent = nullptr);
    ~KeyCache() override;

    // To be handed to a job with those of the collection's keys that are known by now.
    Keys of(const CollectionRef &collection);
    void setUsed(bool used); // by more than single jobs
    void clear(); // after a change of the listing

private:
    StoreSession &m_session; // outlives us
    QHash<CollectionRef, Keys> m_keys;
    QTimer m_patience;
    bool m_isUsed = false;
};

// Lists on behind the keys that are there, one page; whether there may be more.
Result<bool> listOn(
    Store &store, const CollectionRef &collection, PackedKeys &keys, const std::stop_token &stop);

} // namespace kvlens
