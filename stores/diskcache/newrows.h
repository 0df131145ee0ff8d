// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which entries a cache that is empty can take.
#pragma once

#include "stores/diskcache/rowkey.h"

#include <QHash>

namespace kvlens {

// Memory: the names of entries whose row could be another entry's.
class NewRows
{
public:
    explicit NewRows(RowsOf store)
        : m_store(store)
    {
    }

    // As StoreInfo::refusal.
    std::optional<Error> refusal(const Write &write);

private:
    RowsOf m_store;
    QHash<QByteArray, EntryRef> m_doubtful; // by the key of the row
};

} // namespace kvlens
