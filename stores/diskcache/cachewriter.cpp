// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/cachewriter.h"

#include "stores/contentversion.h"
#include "stores/envelope/envelopeentry.h"
#include "stores/words/diskreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <algorithm>

namespace kvlens {

namespace {

constexpr double microsecond = 1e-6;
constexpr double microsecondsInSecond = 1e6;

// Disk.MODE_… of diskcache.
constexpr qint64 inRow = 1;
constexpr qint64 inTextFile = 3;

Error stoppedWriting()
{
    return {ErrorCode::Cancelled, Reasons::cancelled};
}

Error notStored(const EntryRef &ref)
{
    return {ErrorCode::NotFound, Reasons::noSuchEntry, displayText(ref.key)};
}

// What len() of Python counts.
qint64 charactersIn(const QByteArray &utf8)
{
    return std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<uchar>(c) & 0xc0) != 0x80; });
}

// The time of a row after a write; one that is the asked one to the millisecond stays.
std::optional<double> expiryAfter(const Write &write, const std::optional<double> &before)
{
    switch (write.expiry.kind) {
    case ExpiryChange::Kind::Keep:
        return before;
    case ExpiryChange::Kind::Clear:
        return std::nullopt;
    case ExpiryChange::Kind::Set:
        break;
    }
    if (before && timeOfRow(*before)->toUtc() == write.expiry.at)
        return before;
    return static_cast<double>(write.expiry.at.toMSecsSinceEpoch() * 1000 + write.expiry.beyond)
        / microsecondsInSecond;
}

// The parameters 3 to 8 of insert() and update().
void bindRow(Statement &statement, const CacheRow &row)
{
    statement.bindReal(3, static_cast<double>(microsecondsNow()) * microsecond);
    if (row.expiresAt)
        statement.bindReal(4, *row.expiresAt);
    else
        statement.bindNull(4);
    statement.bindInteger(6, row.mode);
    if (row.file.isEmpty()) {
        statement.bindInteger(5, 0);
        statement.bindNull(7);
        statement.bindText(8, row.value);
    } else {
        statement.bindInteger(5, row.value.size());
        statement.bindText(7, row.file);
        statement.bindNull(8);
    }
}

// What was not written because another write of the batch failed.
QList<WriteOutcome> undone(
    const QList<Write> &batch, const QList<WriteOutcome> &tried, const Error &error)
{
    const bool failedByOne = !tried.isEmpty() && !tried.last().result;
    if (!failedByOne || error.code == ErrorCode::Cancelled)
        return failAll(batch, error);
    QList<WriteOutcome> outcomes
        = failAll(batch, Error {ErrorCode::Cancelled, Reasons::batchFailed});
    outcomes[tried.size() - 1].result = error;
    return outcomes;
}

} // namespace

CacheWriter::CacheWriter(
    const CacheConnection &connection, RowReader &reader, ValueFiles files, CacheBackup backup)
    : m_connection(connection)
    , m_reader(reader)
    , m_files(std::move(files))
    , m_backup(std::move(backup))
{
}

QList<WriteOutcome> CacheWriter::apply(const QList<Write> &batch, const std::stop_token &stop)
{
    const Database &database = m_connection.database();
    QList<WriteOutcome> outcomes;
    Result<void> done = database.run("BEGIN IMMEDIATE");
    if (done)
        done = m_backup.keepDatabase(stop);
    if (done)
        done = applyAll(batch, outcomes, stop);
    if (done)
        done = m_backup.keepValues(m_replaced, m_files);
    if (done)
        done = database.run("COMMIT");
    if (!done)
        m_backup.forget();
    for (const QByteArray &file : done ? m_replaced : m_made)
        m_files.remove(file);
    if (done)
        return outcomes;
    [[maybe_unused]] const Result<void> rolledBack = database.run("ROLLBACK");
    m_written.clear();
    return undone(batch, outcomes, stop.stop_requested() ? stoppedWriting() : done.error());
}

Result<void> CacheWriter::applyAll(
    const QList<Write> &batch, QList<WriteOutcome> &outcomes, const std::stop_token &stop)
{
    outcomes.reserve(batch.size());
    for (const Write &write : batch) {
        if (stop.stop_requested())
            return stoppedWriting();
        outcomes.append({write.ref, change(write)});
        if (!outcomes.last().result)
            return outcomes.last().result.error();
    }
    return {};
}

// One that a row names by now stays.
Result<Written> CacheWriter::removeUnused(const Write &write)
{
    if (!write.isDelete())
        return Error {ErrorCode::Unsupported, DiskReasons::deleteOnly, displayText(write.ref.key)};
    if (!m_used) {
        Result<UsedFiles> used = UsedFiles::of(m_connection.database());
        if (!used)
            return used.error();
        m_used = *std::move(used);
    }
    const Result<Entry> entry = m_reader.read(write.ref, {});
    const bool isUsed = m_used->has(write.ref.key);
    if (Result<void> based = checkBase(write, entry && !isUsed ? entry->version : Version {});
        !based)
        return based.error();
    if (!entry || isUsed)
        return Written {};
    m_replaced.append(write.ref.key);
    return Written {{}, true};
}

Result<Written> CacheWriter::change(const Write &write)
{
    if (isUnusedFile(write.ref))
        return removeUnused(write);
    const std::optional<RowKey> key = rowOfEntry(write.ref, m_connection.rows());
    if (!key)
        return Error {ErrorCode::Unsupported, DiskReasons::plainEntries};
    const Result<std::optional<Before>> old = before(write.ref, *key);
    if (!old)
        return old.error();
    if (Result<void> based = checkBase(write, *old ? (*old)->version : Version {}); !based)
        return based.error();
    if (*old)
        return write.isDelete() ? remove(write, *key, **old) : edit(write, *key, **old);
    return write.isDelete() ? Result<Written>(Written {}) : create(write, *key);
}

Result<std::optional<CacheWriter::Before>> CacheWriter::before(
    const EntryRef &ref, const RowKey &key)
{
    const Result<std::optional<CacheRow>> found = m_reader.find(key);
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<Before>();
    const CacheRow &row = **found;
    const RowsOf rows = m_connection.rows();
    const bool isAmbiguous = ref.collection.group.isEmpty() && !entryByKey(key, rows);
    if (isAmbiguous && entryByEnvelope(key, rows, m_reader.namesOf(row)) != ref)
        return Error {ErrorCode::Invalid, DiskReasons::sameRow, displayText(ref.key)};
    const Result<QByteArray> contents = m_reader.contentsOf(row);
    if (!contents)
        return std::optional(Before {row, std::nullopt, versionOfRow(row, versionOfBytes({}))});
    return std::optional(Before {row, *contents, versionOfRow(row, versionOfBytes(*contents))});
}

Result<Written> CacheWriter::remove(const Write &write, const RowKey &key, const Before &old)
{
    const Result<Statement *> statement = prepared(m_delete, "DELETE FROM Cache WHERE rowid = ?1");
    if (!statement)
        return statement.error();
    (*statement)->bindInteger(1, old.row.id);
    if (const Result<bool> done = (*statement)->step(); !done)
        return done.error();
    if (!old.row.file.isEmpty())
        m_replaced.append(old.row.file);
    m_written.append({key, write.ref, false});
    return Written {{}, true};
}

Result<Written> CacheWriter::create(const Write &write, const RowKey &key)
{
    if (!write.value || write.renameTo)
        return notStored(write.ref);
    if (!write.ref.collection.group.isEmpty())
        return Error {ErrorCode::Unsupported, DiskReasons::plainEntries};
    const EntryNames names {write.ref.collection.name, write.ref.key};
    if (Result<void> checked = checkNewNames(names); !checked)
        return checked.error();
    const Result<QByteArray> text = newEnvelope(write, names);
    Result<CacheRow> row = text ? stored(*text) : Result<CacheRow>(text.error());
    if (!row)
        return row.error();
    row->expiresAt = expiryAfter(write, std::nullopt);
    if (Result<void> inserted = insert(key, *row); !inserted)
        return inserted.error();
    m_written.append({key, write.ref, true});
    return Written {versionOfRow(*row, versionOfBytes(*text)), false};
}

// As the version of the library writes it that has made the others.
Result<QByteArray> CacheWriter::newEnvelope(const Write &write, const EntryNames &names) const
{
    const bool isNameless = m_connection.rows() == RowsOf::OldMultiDiskStore;
    return makeManagedEntry(*write.value, write.expiry, creationOf(write),
        isNameless ? std::nullopt : std::optional(names));
}

Result<Written> CacheWriter::edit(const Write &write, const RowKey &key, const Before &old)
{
    if (!old.row.isText() || !write.ref.collection.group.isEmpty())
        return Error {ErrorCode::Unsupported, DiskReasons::deleteOnly, displayText(write.ref.key)};
    if (!old.contents && !write.value)
        return Error {ErrorCode::Corrupt, DiskReasons::deleteOnly, displayText(write.ref.key)};
    EntryRef ref = write.ref;
    ref.key = write.renameTo.value_or(ref.key);
    const bool moves = ref.key != write.ref.key;
    const Result<RowKey> newKey = moves ? freeRow(ref) : Result<RowKey>(key);
    if (!newKey)
        return newKey.error();
    const bool isEnvelope = old.contents && !old.row.hasStrangeExpiry;
    Result<QByteArray> text = isEnvelope ? editedEnvelope(*old.contents, write)
        : old.contents                   ? replacedEnvelope(*old.contents, write)
                                         : newEnvelope(write, {ref.collection.name, ref.key});
    if (!text)
        return text.error();
    if (moves)
        text = withKey(*text, ref.key);
    const std::optional<double> expiresAt = expiryAfter(write, old.row.expiresAt);
    const bool isSameExpiry = expiresAt == old.row.expiresAt && !old.row.hasStrangeExpiry;
    if (!moves && *text == old.contents && isSameExpiry)
        return Written {old.version, true};
    Result<CacheRow> row = stored(*text);
    if (!row)
        return row.error();
    row->id = old.row.id;
    row->expiresAt = expiresAt;
    if (Result<void> updated = update(*newKey, *row); !updated)
        return updated.error();
    if (!old.row.file.isEmpty())
        m_replaced.append(old.row.file);
    if (moves)
        m_written.append({key, write.ref, false});
    m_written.append({*newKey, ref, true});
    return Written {versionOfRow(*row, versionOfBytes(*text)), true};
}

// The row that a renamed entry gets. Conflict: it is taken.
Result<RowKey> CacheWriter::freeRow(const EntryRef &ref)
{
    if (Result<void> checked = checkNewNames({ref.collection.name, ref.key}); !checked)
        return checked.error();
    const std::optional<RowKey> key = rowOfEntry(ref, m_connection.rows());
    if (!key)
        return Error {ErrorCode::Unsupported, DiskReasons::plainEntries};
    const Result<std::optional<CacheRow>> taken = m_reader.find(*key);
    if (!taken)
        return taken.error();
    if (*taken)
        return Error {ErrorCode::Conflict, Reasons::keyOfThatName, displayText(ref.key)};
    return *key;
}

Result<CacheRow> CacheWriter::stored(const QByteArray &text)
{
    CacheRow row {.mode = inRow, .type = SqlType::Text, .value = text};
    if (charactersIn(text) < m_connection.schema().minFileSize)
        return row;
    const Result<QByteArray> file = m_files.create(text);
    if (!file)
        return file.error();
    m_made.append(*file);
    row.mode = inTextFile;
    row.type = SqlType::Null;
    row.file = *file;
    return row;
}

// Once for all writes of a batch.
Result<Statement *> CacheWriter::prepared(std::optional<Statement> &statement, const char *sql)
{
    if (!statement) {
        Result<Statement> made = m_connection.database().prepare(sql);
        if (!made)
            return made.error();
        statement = *std::move(made);
    }
    return &*statement;
}

Result<void> CacheWriter::insert(const RowKey &key, const CacheRow &row)
{
    const Result<Statement *> statement = prepared(m_insert,
        "INSERT INTO Cache(key, raw, store_time, expire_time, access_time, access_count, tag, "
        "size, mode, filename, value) VALUES (?1, ?2, ?3, ?4, ?3, 0, NULL, ?5, ?6, ?7, ?8)");
    if (!statement)
        return statement.error();
    bindRowKey(**statement, 1, key);
    bindRow(**statement, row);
    const Result<bool> done = (*statement)->step();
    return done ? Result<void>() : done.error();
}

Result<void> CacheWriter::update(const RowKey &key, const CacheRow &row)
{
    const Result<Statement *> statement = prepared(m_update,
        "UPDATE Cache SET key = ?1, raw = ?2, store_time = ?3, expire_time = ?4, access_time = ?3, "
        "access_count = 0, size = ?5, mode = ?6, filename = ?7, value = ?8 WHERE rowid = ?9");
    if (!statement)
        return statement.error();
    bindRowKey(**statement, 1, key);
    bindRow(**statement, row);
    (*statement)->bindInteger(9, row.id);
    const Result<bool> done = (*statement)->step();
    return done ? Result<void>() : done.error();
}

} // namespace kvlens
