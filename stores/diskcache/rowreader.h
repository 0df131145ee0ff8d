// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads rows of a diskcache as entries. Nothing is ever unpickled.
#pragma once

#include "stores/diskcache/rowkey.h"
#include "stores/diskcache/valuefiles.h"
#include "stores/filetree/plainentry.h"
#include "stores/store.h"

namespace kvlens {

// What a row says of its value.
struct CacheRow
{
    qint64 id = 0;
    std::optional<double> expiresAt = {}; // seconds since 1970; comes before what an envelope says
    qint64 mode = 0; // how the value is stored
    QByteArray file = {}; // its name; empty: the value stands in the row
    SqlType type = SqlType::Null; // of the value in the row
    QByteArray value = {};

    bool isText() const; // what py-key-value reads
};

// Whether it is a text with an envelope in it; a file is not looked into.
bool looksLikeEnvelope(const CacheRow &row);

// Of the seconds of a row; nothing: no time that we can show.
std::optional<QDateTime> timeOfRow(double seconds);

// The version of the contents, and all that is in the row beside them.
Version versionOfRow(const CacheRow &row, const Version &contents);

// The columns of a row that are read, which begin a statement; more may follow.
constexpr char rowColumns[] = "rowid, expire_time, mode, filename, value";
CacheRow rowAt(const Statement &statement);

// For one batch of reads. The database outlives it.
class RowReader
{
public:
    RowReader(const Database &database, ValueFiles files, RowsOf rows)
        : m_database(database)
        , m_files(std::move(files))
        , m_rows(rows)
    {
    }

    // Nothing: no such row.
    Result<std::optional<CacheRow>> find(const RowKey &key);
    // What is stored as the value, all of it. Errors of its file.
    Result<QByteArray> contentsOf(const CacheRow &row) const;
    // What the envelope of a row says, by its beginning where that is enough.
    enum class Reads : quint8 { All, HeadOfFile };
    std::optional<EntryNames> namesOf(const CacheRow &row, Reads reads = Reads::All) const;
    // The entry that a row is, for rows whose key does not tell as well.
    Result<EntryRef> refOf(const RowKey &key);

    // NotFound: no such row, or it is another entry. A value whose file cannot be read is a problem
    // of the entry, with the code that the file had: NotFound, if another program has replaced it.
    Result<Entry> read(const EntryRef &ref, const ReadRange &range);
    Entry entryOf(const EntryRef &ref, const CacheRow &row, const ReadRange &range);

private:
    std::optional<Entry> partOfFile(
        const EntryRef &ref, const CacheRow &row, const ReadRange &range) const;
    Entry wholeEntry(const EntryRef &ref, const CacheRow &row, const QByteArray &contents);

    const Database &m_database; // not owned; outlives us
    ValueFiles m_files;
    RowsOf m_rows;
    std::optional<Statement> m_find;
    PlainReader m_plain;
};

} // namespace kvlens
