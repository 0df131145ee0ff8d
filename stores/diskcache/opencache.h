// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An open diskcache folder: the database, and what was read of it. What a DiskStore has one of, and
// a MultiDiskStore one for each collection.
#pragma once

#include "stores/diskcache/cachewriter.h"
#include "stores/diskcache/opencaches.h"
#include "stores/diskcache/rowscan.h"

namespace kvlens {

// Stays where it is: its parts know each other.
class OpenCache
{
public:
    // As CacheConnection::open().
    static Result<std::unique_ptr<OpenCache>> open(
        const QByteArray &folder, OpenMode mode, RowsOf store, const std::stop_token &stop);

    OpenCache(const OpenCache &) = delete;
    OpenCache &operator=(const OpenCache &) = delete;
    ~OpenCache();

    // One of many, whose database may be closed between two calls. `caches` outlives us.
    void keepAmong(OpenCaches &caches);
    // Closes the database until the next call that needs it; not while mayRest() says no.
    void rest();
    bool mayRest() const { return !m_isScanned; }

    const CacheConnection &connection() const { return m_connection; }
    const CacheIndex &index() const { return m_index; }

    // Before every use: what runs from now on polls `stop`. Conflict: it is another database by
    // now.
    Result<void> use(const std::stop_token &stop);
    // The same, but it is not opened yet if it rests.
    Result<void> watch(const std::stop_token &stop) const;
    Result<void> load(std::chrono::milliseconds budget);
    // As CacheIndex::takeKeys().
    QList<std::pair<CollectionRef, KeyList>> takeKeys() { return m_index.takeKeys(); }
    // Whether there is a row of it.
    Result<bool> holds(const EntryRef &entry);
    // All is to be read again; the connection stays.
    Result<void> forget();
    // Why it cannot be written to; empty: it can.
    Reason readOnlyReason() const;
    // What SQLite could not read so far.
    std::optional<Error> damage() const;
    QList<Problem> problems(const QString &folder) const;

    // As load(Examine): pages that are damaged, value files that no row names, and what
    // rowProblems() finds. `inGroup`: of
    // the refs of these.
    Result<QList<Problem>> examine(
        const QString &folder, const QByteArray &inGroup, const std::stop_token &stop);

    // NotFound: no such collection.
    Result<KeyPage> list(const ListRequest &request);
    // As Store::scan(), for a collection of the store's own: in the order of keys, row by row. A
    // slice ends where it meets damage; from then on the store's own way is to be taken.
    Result<ScanPage> scan(
        const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop);
    // Appends a result for each of the refs.
    void read(const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop,
        QList<Result<Entry>> &entries);
    QList<WriteOutcome> write(
        const QList<Write> &batch, FolderBackup &backup, const std::stop_token &stop);
    // The same, but one that fails costs no other: one transaction if all goes well, else one for
    // each.
    QList<WriteOutcome> writeEach(
        const QList<Write> &batch, FolderBackup &backup, const std::stop_token &stop);

private:
    OpenCache(CacheConnection connection, const QByteArray &folder);
    Result<void> awake();
    Result<ScanPage> scanAwake(
        const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop);

    struct Place
    {
        const KeyList *keys; // so many as are needed, and one more if there is one
        qsizetype position;
    };
    Result<Place> placeOf(const CollectionRef &collection, const KeyCursor &from,
        const QByteArray &prefix, qint64 limit);
    Result<std::optional<QByteArray>> firstKey(const ScanRequest &request);
    KeyAhead keysAhead(const CollectionRef &collection) const;

    CacheConnection m_connection;
    QByteArray m_folder;
    ValueFiles m_files;
    RowReader m_reader;
    CacheIndex m_index;
    OpenCaches *m_among = nullptr; // not owned; nothing: it never rests
    bool m_isScanned = false; // now, by somebody who may call others meanwhile
};

} // namespace kvlens
