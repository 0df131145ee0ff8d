// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of all folders of a FanoutCache.
#pragma once

#include "stores/diskcache/opencache.h"

#include <vector>

namespace kvlens {

// A folder of it. Not opened: `failure` says why.
struct Shard
{
    QByteArray name;
    std::unique_ptr<OpenCache> cache = {};
    std::optional<Error> failure = {};
};

// While folder after folder is read the keys stand as they come; then they are sorted.
class FanoutIndex
{
public:
    // Reads on for about the budget. The caches are ready for use.
    Result<void> load(const std::vector<Shard> &shards, std::chrono::milliseconds budget);

    LoadProgress progress() const { return {m_seen, -1, m_isListed, m_isListed}; }
    QList<CollectionInfo> collections() const;
    // Null: there is no such collection, so far. Lives until the next call.
    const KeyList *keys(const CollectionRef &collection) const;
    // How many are in another folder than the library looks for them in.
    qint64 misplaced() const { return m_misplaced; }

    // What was written by this handle once all was listed: whether the entry is there now.
    void note(const QList<std::pair<EntryRef, bool>> &written);

private:
    // Keys that the folder which is being read has told.
    struct Told
    {
        CollectionRef ref;
        KeyList keys;
        qsizetype taken = 0; // so many of them
    };
    Result<void> take(const std::vector<Shard> &shards, qsizetype at);
    Result<void> take(const std::vector<Shard> &shards, qsizetype at,
        const CollectionRef &collection, QByteArrayView key);
    KeyList &listOf(const CollectionRef &collection);
    static Result<bool> isElsewhere(
        const std::vector<Shard> &shards, qsizetype at, const EntryRef &entry);

    QList<std::pair<CollectionRef, KeyList>> m_collections; // few
    QList<Told> m_told;
    qsizetype m_next = 0; // the folder that is being read
    qint64 m_seen = 0;
    qint64 m_misplaced = 0;
    bool m_isListed = false;
};

} // namespace kvlens
