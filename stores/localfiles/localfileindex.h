// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is in a LocalFileStore: its collections, and the keys of those listed so far.
#pragma once

#include "stores/localfiles/filewalk.h"
#include "stores/store.h"

#include <deque>

namespace kvlens {

// While a collection is listed its keys stand as they come; then they are sorted.
class LocalFileIndex
{
public:
    explicit LocalFileIndex(QByteArray root);

    // Lists on for about the budget.
    Result<void> load(std::chrono::milliseconds budget, const std::stop_token &stop);
    LoadProgress progress() const { return {m_seen, -1, m_isListed, m_isListed}; }

    QList<CollectionInfo> collections();
    // All keys of the collection, sorted. Null: there is no such collection. Lives until the next
    // call.
    Result<const KeyList *> keys(const CollectionRef &ref, const std::stop_token &stop);
    // Lists on until `count` keys are there. Null: it is listed to its end, use keys().
    Result<const KeyList *> keysSoFar(
        const CollectionRef &ref, qint64 count, const std::stop_token &stop);

    // By the times of the folders; of some thousand at most, the others have their turn later.
    Freshness freshness();
    QList<Problem> problems() const;

    // Before this handle writes to a file in `folder` (below the root), or to several, …
    void beforeWriting(const QByteArray &folder);
    // … of each: which entry is there now, or is not, …
    void afterWriting(const EntryRef &ref, bool isThere);
    // … and behind them: what has changed in those folders since is ours.
    void afterAllWriting();

private:
    struct Collection
    {
        CollectionRef ref;
        std::unique_ptr<FileWalk> walk; // until it is listed
        KeyList keys = {};
        QHash<QByteArray, bool> written = {}; // and not yet among the keys: there or not
        // What came of the first steps of the walk, if they were taken together with those of
        // others.
        std::optional<Result<bool>> began = {};
        bool areSorted = false; // the keys of the walk, which is at its end
    };

    Result<Collection *> find(const CollectionRef &ref);
    Collection &add(const CollectionRef &ref);
    void beginMany(const std::stop_token &stop);
    static void begin(Collection &collection, const std::stop_token &stop);
    Result<bool> step(Collection &collection);
    Result<void> finish(Collection &collection, const std::stop_token &stop);
    static void settle(Collection &collection);
    void noteUnchanged(const QByteArray &path);
    void rootIsMade();
    void keepStamps(const FileWalk &walk);
    QByteArray pathOf(const CollectionRef &ref) const;

    QByteArray m_root;
    std::deque<Collection> m_collections; // the first has what stands at the top
    QHash<QByteArray, qsizetype> m_named;
    size_t m_next = 0; // that load() goes on with
    size_t m_begun = 0; // before it all walks have begun
    bool m_isListed = false;
    qint64 m_seen = 0;
    QList<WalkedFolder> m_walked;
    QHash<QByteArray, qsizetype> m_walkedAt;
    qsizetype m_nextChecked = 0; // of m_walked
    bool m_isChanged = false; // once noticed, until all is listed anew
    QSet<qsizetype> m_unchanged; // of m_walked, before the writes that are going on
    QList<QByteArray> m_outside;
    QList<Error> m_unread; // folders
};

} // namespace kvlens
