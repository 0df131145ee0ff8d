// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sorts the keys of one store, a slice at a time, beside everything else.
#pragma once

#include "model/keycache.h"
#include "model/keyrows.h"
#include "model/task.h"

namespace kvlens {

// Begins when the store has loaded. After listingChanged() the orders mean nothing any more: make a
// new one. With positions all keys are sorted, where keys are kept those that are known by then;
// what comes later stands behind them, as it comes. A collection that cannot be read, and a store
// that has only cursors, keep the store's order. By a time it reads every entry, and does nothing
// in a store that keeps no times. Deleting a sorter ends it within one slice. Memory: see KeyOrder
// and KeySort.
class KeySorter : public QObject
{
    Q_OBJECT

public:
    using Order = KeyRows::Order; // shared with jobs that arrange what was found

    // Session and cache outlive the sorter.
    KeySorter(StoreSession &session, KeyCache &cache, const KeySorting &sorting,
        QObject *parent = nullptr);

    using Orders = QHash<CollectionRef, Order>;
    // As far as they are made. A collection that is not there: as the store lists it.
    const Orders &orders() const { return m_orders; }
    Order order(const CollectionRef &collection) const { return m_orders.value(collection); }

signals:
    void finished(); // all collections, or as many as could be

private:
    class Work; // of the worker

    void begin();

    StoreSession &m_session;
    KeyCache &m_cache;
    KeySorting m_sorting;
    Orders m_orders;
    bool m_hasBegun = false;
    Task m_task;
};

} // namespace kvlens
