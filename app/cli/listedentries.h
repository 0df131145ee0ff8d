// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is to be said of the entries whose keys `ls` prints.
#pragma once

#include "stores/store.h"

namespace kvlens {

// Memory: some hundred keys, and those of which there is something to say.
class ListedEntries
{
public:
    // The store outlives it. Where entries have nothing around their values none is read.
    ListedEntries(Store &store, CollectionRef collection);

    void add(QByteArrayView key);
    void finish();

    // Of all that were added, in that order.
    const QList<QByteArray> &expired() const { return m_expired; }
    const QList<QByteArray> &damaged() const { return m_damaged; } // the library cannot read them

private:
    void look();

    Store &m_store;
    CollectionRef m_collection;
    bool m_isRead;
    QList<EntryRef> m_next; // to be read
    QList<QByteArray> m_expired;
    QList<QByteArray> m_damaged;
};

} // namespace kvlens
