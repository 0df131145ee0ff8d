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

// The keys that a folder has told so far. After an error it goes on where it was.
Result<void> FanoutIndex::take(const std::vector<Shard> &shards, qsizetype at)
{
    const QList<std::pair<CollectionRef, KeyList>> told
        = shards[static_cast<size_t>(at)].cache->takeKeys();
    for (const auto &[ref, keys] : told)
        m_told.append(Told {ref, keys});
    for (; !m_told.isEmpty(); m_told.removeFirst()) {
        Told &first = m_told.first();
        for (; first.taken < first.keys.count(); ++first.taken) {
            if (Result<void> taken = take(shards, at, first.ref, first.keys.at(first.taken));
                !taken)
                return taken;
        }
    }
    return {};
}

Result<void> FanoutIndex::take(const std::vector<Shard> &shards, qsizetype at,
    const CollectionRef &collection, QByteArrayView key)
{
    const EntryRef entry {collection, key.toByteArray()};
    const std::optional<RowKey> row = rowOfEntry(entry, RowsOf::AnyProgram);
    const bool isAtHome = row && shardOf(*row, static_cast<qsizetype>(shards.size())) == at;
    const Result<bool> isTwice = isAtHome ? false : isElsewhere(shards, at, entry);
    if (!isTwice)
        return isTwice.error();
    m_misplaced += isAtHome ? 0 : 1;
    ++m_seen;
    if (!*isTwice)
        listOf(collection).append(key);
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

KeyList &FanoutIndex::listOf(const CollectionRef &collection)
{
    if (KeyList *list = listIn(m_collections, collection))
        return *list;
    m_collections.append({collection, KeyList()});
    return m_collections.last().second;
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
        const auto &[added, removed] = *it;
        if (!added.isEmpty() || keys(it.key()))
            listOf(it.key()).update(added, removed);
    }
}

} // namespace kvlens
