// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sorts the keys of one store, a slice at a time, beside everything else.
#pragma once

#include "model/keycache.h"
#include "model/keyorder.h"

namespace kvlens {

// Begins when every key is known. After listingChanged() the orders mean nothing any more: make a
// new one. A collection that cannot be read, and a store without Capability::Positions, keep the
// store's order. Deleting a sorter ends it within one slice, that is 50 ms.
// Memory: see KeyOrder and KeySort.
class KeySorter : public QObject
{
    Q_OBJECT

public:
    using Order = std::shared_ptr<const KeyOrder>; // shared with jobs that arrange what was found

    // Session and cache outlive the sorter.
    KeySorter(StoreSession &session, KeyCache &cache, const KeySorting &sorting,
        QObject *parent = nullptr);
    ~KeySorter() override;

    bool isFinished() const { return m_isFinished; }
    using Orders = QHash<CollectionRef, Order>;
    // As far as they are made. A collection that is not there: as the store lists it.
    const Orders &orders() const { return m_orders; }
    Order order(const CollectionRef &collection) const { return m_orders.value(collection); }

    struct Work; // of the worker

signals:
    void finished(); // all collections, or as many as could be

private:
    void begin();
    void goOn(const std::shared_ptr<Work> &work);

    StoreSession &m_session;
    KeyCache &m_cache;
    KeySorting m_sorting;
    Orders m_orders;
    bool m_isFinished = false;
    bool m_hasBegun = false;
    std::stop_source m_stop;
};

} // namespace kvlens
