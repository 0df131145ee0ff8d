// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads rows of a diskcache as entries. Nothing is ever unpickled.
#pragma once

#include "stores/diskcache/rowkey.h"
#include "stores/diskcache/valuefiles.h"
#include "stores/envelope/isotime.h"
#include "stores/file/filestamp.h"
#include "stores/filetree/plainentry.h"
#include "stores/store.h"

namespace kvlens {

// Disk.MODE_… of diskcache: how a value is stored.
constexpr qint64 valueInRow = 1; // of its own type
constexpr qint64 valueInBinaryFile = 2;
constexpr qint64 valueInTextFile = 3;
constexpr qint64 valuePickled = 4; // in the row or a file

// What a row says of its value.
struct CacheRow
{
    qint64 id = 0;
    std::optional<double> expiresAt = {}; // seconds since 1970; comes before what an envelope says
    qint64 mode = 0; // how the value is stored, as above
    QByteArray file = {}; // its name; empty: the value stands in the row
    SqlType type = SqlType::Null; // of the value in the row
    QByteArray value = {};
    // One that it names all the same, though the value stands in the row: nobody reads it, and the
    // library deletes it with the row.
    QByteArray strayFile = {};
    bool hasStrangeExpiry = false; // one that is no time to the library, which fails at it

    bool isText() const; // what py-key-value reads
};

// Whether it is a text with an envelope in it; a file is not looked into.
bool looksLikeEnvelope(const CacheRow &row);

// Of the seconds of a row; nothing: behind all times that Python has.
std::optional<IsoTime> timeOfRow(double seconds);

// The version of the contents, and all that is in the row beside them.
Version versionOfRow(const CacheRow &row, const Version &contents);

// Of a value file that no row names.
Version versionOfUnused(const FileStamp &stamp);

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

    const ValueFiles &files() const { return m_files; }
    // The database is about to be closed, and may be opened again.
    void rest();
    // Nothing: no such row. Corrupt: it is not to be read any more.
    Result<std::optional<CacheRow>> find(const RowKey &key);
    Result<std::optional<CacheRow>> findById(qint64 id);
    // Where the index of keys is damaged: the row is found by its number.
    void noteId(const RowKey &key, qint64 id) { m_ids.insert({key.bytes, kindOf(key)}, id); }
    // What was met so far.
    const std::optional<Error> &damage() const { return m_damage; }
    void noteDamage(const Error &damage) { m_damage = damage; }
    // What is stored as the value, all of it. Errors of its file.
    Result<QByteArray> contentsOf(const CacheRow &row) const;
    // What the envelope of a row says, by its beginning where that is enough.
    enum class Reads : quint8 { All, HeadOfFile };
    std::optional<EntryNames> namesOf(const CacheRow &row, Reads reads = Reads::All) const;
    // Whether the library would look for an envelope in it.
    bool holdsText(const RowKey &key);
    // Whether the file that it names is gone: another program has replaced the row since, or it is
    // damaged. What is read in another transaction tells.
    bool isFileGone(const CacheRow &row) const;
    // The same of a text, of which the names cannot be told then.
    bool isFileGone(const RowKey &key);
    // The entry that a row is, for rows whose key does not tell as well.
    Result<EntryRef> refOf(const RowKey &key);
    EntryRef refOf(const RowKey &key, const CacheRow &row) const;

    // NotFound: no such row, or it is another entry. A value whose file cannot be read is a problem
    // of the entry, with the code that the file had: NotFound, if another program has replaced it.
    // So is a row that stands on a damaged page.
    Result<Entry> read(const EntryRef &ref, const ReadRange &range);
    Entry entryOf(const EntryRef &ref, const CacheRow &row, const ReadRange &range);

private:
    Result<Entry> readUnused(const EntryRef &ref) const;
    static int kindOf(const RowKey &key) { return static_cast<int>(key.type) * 2 + int(key.raw); }
    Result<Statement *> prepared(std::optional<Statement> &statement, const char *where);
    Result<std::optional<CacheRow>> rowOf(Statement &bound);
    std::optional<Entry> partOfFile(
        const EntryRef &ref, const CacheRow &row, const ReadRange &range) const;
    Entry wholeEntry(const EntryRef &ref, const CacheRow &row, const QByteArray &contents);

    const Database &m_database; // not owned; outlives us
    ValueFiles m_files;
    RowsOf m_rows;
    std::optional<Statement> m_find;
    std::optional<Statement> m_findById;
    QHash<std::pair<QByteArray, int>, qint64> m_ids;
    std::optional<Error> m_damage;
    PlainReader m_plain;
};

} // namespace kvlens
