// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/cachewriter.h"

#include "stores/contentversion.h"
#include "stores/diskcache/plainrow.h"
#include "stores/envelope/envelopeentry.h"
#include "stores/file/stored.h"
#include "stores/words/diskreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <algorithm>

namespace kvlens {

namespace {

constexpr double microsecond = 1e-6;
constexpr double microsecondsInSecond = 1e6;

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

// Whether diskcache gives the value a file of its own.
bool isLongValue(const CacheRow &row, qint64 minFileSize)
{
    const bool isText = row.type == SqlType::Text;
    return (isText || row.type == SqlType::Blob)
        && (isText ? charactersIn(row.value) : row.value.size()) >= minFileSize;
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
        bindCell(statement, 8, row.type, row.value);
    } else {
        statement.bindInteger(5, row.value.size());
        statement.bindText(7, row.file);
        statement.bindNull(8);
    }
}

Result<void> updated(Statement &statement, const CacheRow &row)
{
    bindRow(statement, row);
    statement.bindInteger(9, row.id);
    const Result<bool> done = statement.step();
    return done ? Result<void>() : done.error();
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
        done = keepNamed();
    if (done)
        done = m_backup.keepValues(m_replaced, m_files);
    if (done)
        done = database.run("COMMIT");
    if (!done)
        m_backup.forget();
    if (done && !m_written.isEmpty())
        database.letLogGo();
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

// Of the files that are to go, one that another row names stays: no library makes two rows name
// one, but who copies rows may. Takes as long as reading the names of all files.
Result<void> CacheWriter::keepNamed()
{
    if (m_replaced.isEmpty())
        return {};
    const Result<UsedFiles> used = UsedFiles::of(m_connection.database());
    if (!used)
        return used.error();
    m_replaced.removeIf([&](const QByteArray &file) { return used->has(file); });
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
    m_warning.reset();
    if (isUnusedFile(write.ref))
        return removeUnused(write);
    const std::optional<RowKey> key = rowOfEntry(write.ref, m_connection.rows());
    if (!key) {
        const Result<void> checked = checkNew(write.ref);
        return checked ? Error {ErrorCode::Unsupported, DiskReasons::plainEntries}
                       : checked.error();
    }
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
    if (isOfLibrary(ref.collection) && m_reader.refOf(key, row) != ref)
        return Error {ErrorCode::Invalid, DiskReasons::sameRow, displayText(ref.key)};
    const Result<QByteArray> contents = m_reader.contentsOf(row);
    if (!contents)
        return std::optional(Before {row, std::nullopt, versionOfRow(row, versionOfBytes({}))});
    return std::optional(Before {row, *contents, versionOfRow(row, versionOfBytes(*contents))});
}

// Those that a row named that is another one now.
void CacheWriter::dropFilesOf(const CacheRow &row)
{
    for (const QByteArray &file : {row.file, row.strayFile}) {
        if (!file.isEmpty())
            m_replaced.append(file);
    }
}

Result<Written> CacheWriter::remove(const Write &write, const RowKey &key, const Before &old)
{
    const Result<Statement *> statement = prepared(m_delete, "DELETE FROM Cache WHERE rowid = ?1");
    if (!statement)
        return statement.error();
    (*statement)->bindInteger(1, old.row.id);
    if (const Result<bool> done = (*statement)->step(); !done)
        return done.error();
    dropFilesOf(old.row);
    m_written.append({key, write.ref, false});
    return Written {{}, true};
}

Result<Written> CacheWriter::create(const Write &write, const RowKey &key)
{
    if (!write.value || write.renameTo)
        return notStored(write.ref);
    if (Result<void> checked = checkNew(write.ref); !checked)
        return checked.error();
    const Result<CacheRow> made = newRow(write, write.ref);
    Result<CacheRow> row = made ? stored(*made) : made;
    if (!row)
        return row.error();
    row->expiresAt = expiryAfter(write, std::nullopt);
    if (Result<void> inserted = insert(key, *row); !inserted)
        return inserted.error();
    m_written.append({key, write.ref, true});
    return Written {versionOfRow(*row, versionOfBytes(row->value)), false, m_warning};
}

// Whether there can be such an entry.
Result<void> CacheWriter::checkNew(const EntryRef &ref) const
{
    if (m_connection.rows() != RowsOf::AnyProgram) {
        if (!ref.collection.group.isEmpty())
            return Error {ErrorCode::Unsupported, DiskReasons::plainEntries};
        return checkNewNames({ref.collection.name, ref.key});
    }
    const Result<RowKey> key = newPlainKey(ref);
    return key ? Result<void>() : key.error();
}

// Before its value gets a file, if it needs one.
Result<CacheRow> CacheWriter::newRow(const Write &write, const EntryRef &ref) const
{
    if (m_connection.rows() == RowsOf::AnyProgram)
        return newPlainRow(*write.value);
    const Result<QByteArray> text = newEnvelope(write, {ref.collection.name, ref.key});
    return text ? rowOfText(*text) : Result<CacheRow>(text.error());
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
    EntryRef ref = write.ref;
    ref.key = write.renameTo.value_or(ref.key);
    const bool moves = ref.key != write.ref.key;
    const Result<RowKey> newKey = moves ? freeRow(ref) : Result<RowKey>(key);
    if (!newKey)
        return newKey.error();
    const Result<CacheRow> edited = editedRow(write, ref, old);
    if (!edited)
        return edited.error();
    const std::optional<double> expiresAt = expiryAfter(write, old.row.expiresAt);
    const bool isSameExpiry = expiresAt == old.row.expiresAt && !old.row.hasStrangeExpiry;
    if (!moves && edited->value == old.contents && isSameExpiry)
        return Written {old.version, true};
    Result<CacheRow> row = stored(*edited);
    if (!row)
        return row.error();
    row->id = old.row.id;
    row->expiresAt = expiresAt;
    const Result<void> updated
        = moves || !isSameExpiry ? updateAll(*newKey, *row) : updateValue(*row);
    if (!updated)
        return updated.error();
    dropFilesOf(old.row);
    if (moves)
        m_written.append({key, write.ref, false});
    m_written.append({*newKey, ref, true});
    return Written {versionOfRow(*row, versionOfBytes(row->value)), true, m_warning};
}

// As newRow(), of a row that is there and then is `ref`.
Result<CacheRow> CacheWriter::editedRow(
    const Write &write, const EntryRef &ref, const Before &old) const
{
    const bool isPlain = m_connection.rows() == RowsOf::AnyProgram;
    const bool isOther = !isPlain && (!old.row.isText() || !isOfLibrary(ref.collection));
    if (isOther)
        return Error {ErrorCode::Unsupported, DiskReasons::deleteOnly, displayText(write.ref.key)};
    if (!old.contents && !write.value)
        return Error {ErrorCode::Corrupt, DiskReasons::deleteOnly, displayText(write.ref.key)};
    if (isPlain)
        return editedPlainRow(old.row, write.value ? *write.value : *old.contents);
    const bool isEnvelope = old.contents && !old.row.hasStrangeExpiry;
    Result<QByteArray> text = isEnvelope ? editedEnvelope(*old.contents, write)
        : old.contents                   ? replacedEnvelope(*old.contents, write)
                                         : newEnvelope(write, {ref.collection.name, ref.key});
    if (text && ref.key != write.ref.key)
        text = withKey(*text, ref.key);
    return text ? rowOfText(*text) : Result<CacheRow>(text.error());
}

// The row that a renamed entry gets. Conflict: it is taken.
Result<RowKey> CacheWriter::freeRow(const EntryRef &ref)
{
    if (Result<void> checked = checkNew(ref); !checked)
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

Result<CacheRow> CacheWriter::stored(CacheRow row)
{
    if (!isLongValue(row, m_connection.schema().minFileSize))
        return row;
    const Result<NewValueFile> file = m_files.create(row.value);
    if (!file)
        return file.error();
    m_made.append(file->name);
    if (!file->lost.isEmpty())
        m_warning = Error {ErrorCode::Unsupported,
            DiskReasons::storedUnlikeDatabase.with(listed(file->lost)), m_files.pathOf(file->name)};
    row.mode = row.type == SqlType::Text ? valueInTextFile : valueInBinaryFile;
    row.type = SqlType::Null;
    row.file = file->name;
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

Result<void> CacheWriter::updateValue(const CacheRow &row)
{
    const Result<Statement *> statement = prepared(m_updateValue,
        "UPDATE Cache SET store_time = ?3, access_time = ?3, access_count = 0, size = ?5, "
        "mode = ?6, filename = ?7, value = ?8 WHERE rowid = ?9");
    return statement ? updated(**statement, row) : statement.error();
}

Result<void> CacheWriter::updateAll(const RowKey &key, const CacheRow &row)
{
    const Result<Statement *> statement = prepared(m_updateAll,
        "UPDATE Cache SET key = ?1, raw = ?2, store_time = ?3, expire_time = ?4, access_time = ?3, "
        "access_count = 0, size = ?5, mode = ?6, filename = ?7, value = ?8 WHERE rowid = ?9");
    if (!statement)
        return statement.error();
    bindRowKey(**statement, 1, key);
    return updated(**statement, row);
}

} // namespace kvlens
