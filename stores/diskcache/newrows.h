// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which entries a cache that is empty can take.
#pragma once

#include "stores/diskcache/rowkey.h"

#include <QHash>

#include <functional>

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

// What becomes of a write where there is nothing yet: it fails, has nothing to delete, or makes an
// entry. `refusal`: as StoreInfo::refusal.
Result<Written> outcomeInNone(
    const Write &write, const std::function<std::optional<Error>(const Write &)> &refusal);
// Of a batch for which nothing need be made, as it fails or has nothing to write. Nothing: one of
// its writes makes an entry, and none fails.
std::optional<QList<WriteOutcome>> outcomesInNone(const QList<Write> &batch, RowsOf store);

} // namespace kvlens
