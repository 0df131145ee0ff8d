// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/index.h"

#include <algorithm>

namespace kvlens::json {

Collection Index::collection(qint64 number) const
{
    const auto at = static_cast<size_t>(number);
    const Record &record = m_collections[at];
    const bool last = at + 1 == m_collections.size();
    const qint64 end = last ? m_entries.count() : m_collections[at + 1].firstEntry;
    return {record.member, {record.open, record.close}, record.firstEntry, end - record.firstEntry};
}

std::optional<qint64> Index::collectionOf(qint64 member) const
{
    const auto found = std::lower_bound(m_collections.begin(), m_collections.end(), member,
        [](const Record &record, qint64 wanted) { return record.member < wanted; });
    if (found == m_collections.end() || found->member != member)
        return std::nullopt;
    return found - m_collections.begin();
}

qint64 Index::leaves() const
{
    return m_members.count() - collections();
}

qint64 Index::leaf(qint64 number) const
{
    // Collection c stands behind (its member number - c) leaves.
    qint64 low = 0;
    qint64 high = collections();
    while (low < high) {
        const qint64 middle = (low + high) / 2;
        if (m_collections[static_cast<size_t>(middle)].member - middle <= number)
            low = middle + 1;
        else
            high = middle;
    }
    return number + low;
}

qint64 Index::entries(qint64 collection) const
{
    return collection == topLevel ? m_members.count() : this->collection(collection).entries;
}

Span Index::slice(qint64 collection, qint64 entry) const
{
    if (collection == topLevel) {
        if (entry + 1 < m_members.count())
            return {m_members.offset(entry), m_members.offset(entry + 1)};
        // A collection is here before it is complete, and the file may end right behind it.
        const qint64 close = m_collections.empty() ? 0 : m_collections.back().close;
        return {m_members.offset(entry), close < 0 ? m_boundary : qMax(m_topBoundary, close)};
    }
    const Collection c = this->collection(collection);
    const qint64 number = c.firstEntry + entry;
    const qint64 begin = m_entries.offset(number);
    if (entry + 1 < c.entries)
        return {begin, m_entries.offset(number + 1)};
    return {begin, c.complete() ? c.span.end - 1 : m_boundary};
}

qint64 Index::entryAt(qint64 collection, qint64 offset) const
{
    const KeyTable &table = collection == topLevel ? m_members : m_entries;
    const qint64 first = collection == topLevel ? 0 : this->collection(collection).firstEntry;
    return qBound<qint64>(0, table.countUpTo(offset) - first, entries(collection)) - 1;
}

qint64 Index::memoryBytes() const
{
    return m_members.memoryBytes() + m_entries.memoryBytes()
        + static_cast<qint64>(m_collections.size() * sizeof(Record));
}

} // namespace kvlens::json
