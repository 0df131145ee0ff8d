// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/fanout/fanoutindex.h"

#include "stores/deadline.h"
#include "stores/fanout/shards.h"

#include <algorithm>

namespace kvlens {

namespace {

template <class Lists> auto *listIn(Lists &lists, const CollectionRef &collection)
{
    const auto found = std::find_if(
        lists.begin(), lists.end(), [&](const auto &list) { return list.first == collection; });
    return found == lists.end() ? nullptr : &found->second;
}

} // namespace

Result<void> FanoutIndex::load(const std::vector<Shard> &shards, std::chrono::milliseconds budget)
{
    const Deadline deadline(budget);
    const auto count = static_cast<qsizetype>(shards.size());
    while (m_next < count) {
        OpenCache *cache = shards[static_cast<size_t>(m_next)].cache.get();
        if (cache) {
            if (Result<void> loaded = cache->load(budget); !loaded)
                return loaded;
            if (Result<void> taken = take(shards, m_next); !taken)
                return taken;
        }
        m_next += !cache || cache->index().progress().listed ? 1 : 0;
        if (deadline.isOver())
            break;
    }
    if (m_next == count && !m_isListed) {
        for (auto &[ref, keys] : m_collections) {
            if (Result<void> sorted = keys.sort(); !sorted)
                return sorted;
        }
        m_isListed = true;
    }
    return {};
}

Result<void> FanoutIndex::take(const std::vector<Shard> &shards, qsizetype at)
{
    const auto count = static_cast<qsizetype>(shards.size());
    const QList<std::pair<CollectionRef, KeyList>> taken
        = shards[static_cast<size_t>(at)].cache->takeKeys();
    for (const auto &[ref, keys] : taken) {
        KeyList *list = listIn(m_collections, ref);
        if (!list) {
            m_collections.append({ref, KeyList()});
            list = &m_collections.last().second;
        }
        for (qsizetype i = 0; i < keys.count(); ++i) {
            const EntryRef entry {ref, keys.at(i).toByteArray()};
            const std::optional<RowKey> row = rowOfEntry(entry, RowsOf::AnyProgram);
            const bool isAtHome = row && shardOf(*row, count) == at;
            const Result<bool> isTwice = isAtHome ? false : isElsewhere(shards, at, entry);
            if (!isTwice)
                return isTwice.error();
            m_misplaced += isAtHome ? 0 : 1;
            if (!*isTwice)
                list->append(keys.at(i));
        }
        m_seen += keys.count();
    }
    return {};
}

// Whether an entry that is not where it is looked for is there as well, or in a folder before.
Result<bool> FanoutIndex::isElsewhere(
    const std::vector<Shard> &shards, qsizetype at, const EntryRef &entry)
{
    const auto count = static_cast<qsizetype>(shards.size());
    const std::optional<RowKey> row = rowOfEntry(entry, RowsOf::AnyProgram);
    for (qsizetype i = 0; row && i < count; ++i) {
        OpenCache *cache = shards[static_cast<size_t>(i)].cache.get();
        const bool isBefore = i < at || shardOf(*row, count) == i;
        if (!cache || i == at || !isBefore)
            continue;
        const Result<bool> holds = cache->holds(entry);
        if (!holds || *holds)
            return holds;
    }
    return false;
}

QList<CollectionInfo> FanoutIndex::collections() const
{
    QList<CollectionInfo> infos;
    for (const auto &[ref, keys] : m_collections)
        infos.append({ref, keys.count(), -1, m_isListed, m_isListed});
    return infos;
}

const KeyList *FanoutIndex::keys(const CollectionRef &collection) const
{
    return listIn(m_collections, collection);
}

void FanoutIndex::note(const QList<std::pair<EntryRef, bool>> &written)
{
    QHash<CollectionRef, std::pair<QList<QByteArray>, QList<QByteArray>>> changes;
    QHash<EntryRef, bool> latest;
    for (const auto &[ref, isThere] : written)
        latest.insert(ref, isThere);
    for (auto it = latest.cbegin(); it != latest.cend(); ++it) {
        auto &[added, removed] = changes[it.key().collection];
        (it.value() ? added : removed).append(it.key().key);
    }
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
        KeyList *list = listIn(m_collections, it.key());
        if (!list && !it->first.isEmpty()) {
            m_collections.append({it.key(), KeyList()});
            list = &m_collections.last().second;
        }
        if (list)
            list->update(it->first, it->second);
    }
}

} // namespace kvlens
