// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes a batch into a diskcache folder: one transaction, and the files of long values in step.
#pragma once

#include "stores/diskcache/cachebackup.h"
#include "stores/diskcache/cacheconnection.h"
#include "stores/diskcache/cacheindex.h"
#include "stores/diskcache/rowreader.h"
#include "stores/diskcache/unusedfiles.h"

namespace kvlens {

// In a cache of another program values keep their types (plainrow.h).
// A file of a value is there, synced, before the row that names it; the file of what was replaced
// goes once the transaction is committed. The library's own triggers keep its counts. Rows of
// others that have expired are left to the library.
class CacheWriter
{
public:
    // Connection and reader outlive us.
    CacheWriter(
        const CacheConnection &connection, RowReader &reader, ValueFiles files, CacheBackup backup);

    // All of it, or nothing: as Store::write() with AtomicBatch.
    QList<WriteOutcome> apply(const QList<Write> &batch, const std::stop_token &stop);
    // What the last batch has left behind; nothing if it failed.
    const QList<CacheIndex::WrittenKey> &written() const { return m_written; }

private:
    // A row as it is before a write.
    struct Before
    {
        CacheRow row;
        std::optional<QByteArray> contents; // nothing: its file cannot be read
        Version version;
    };

    Result<void> applyAll(
        const QList<Write> &batch, QList<WriteOutcome> &outcomes, const std::stop_token &stop);
    Result<void> keepNamed();
    Result<Written> change(const Write &write);
    Result<Written> removeUnused(const Write &write);
    Result<std::optional<Before>> before(const EntryRef &ref, const RowKey &key);
    Result<Written> remove(const Write &write, const RowKey &key, const Before &old);
    Result<Written> create(const Write &write, const RowKey &key);
    void dropFilesOf(const CacheRow &row);
    Result<Written> edit(const Write &write, const RowKey &key, const Before &old);
    Result<QByteArray> newEnvelope(const Write &write, const EntryNames &names) const;
    Result<RowKey> freeRow(const EntryRef &ref);
    Result<void> checkNew(const EntryRef &ref) const;
    Result<CacheRow> newRow(const Write &write, const EntryRef &ref) const;
    Result<CacheRow> editedRow(const Write &write, const EntryRef &ref, const Before &old) const;
    // With a file of its own, if the library would give it one.
    Result<CacheRow> stored(CacheRow row);
    Result<Statement *> prepared(std::optional<Statement> &statement, const char *sql);
    Result<void> insert(const RowKey &key, const CacheRow &row);
    Result<void> updateAll(const RowKey &key, const CacheRow &row);
    // The indexes of key and expiry stay as they are, which is much less to write.
    Result<void> updateValue(const CacheRow &row);

    const CacheConnection &m_connection;
    RowReader &m_reader;
    ValueFiles m_files;
    CacheBackup m_backup;
    std::optional<Statement> m_insert;
    std::optional<Statement> m_updateAll;
    std::optional<Statement> m_updateValue;
    std::optional<Statement> m_delete;
    std::optional<UsedFiles> m_used; // known once an unused file is to go
    QList<QByteArray> m_made; // files, by the batch that is being applied
    QList<QByteArray> m_replaced;
    std::optional<Error> m_warning; // of the write that is being applied; see Written
    QList<CacheIndex::WrittenKey> m_written;
};

} // namespace kvlens
