// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/rowreader.h"

#include "stores/contentversion.h"
#include "stores/diskcache/unusedfiles.h"
#include "stores/envelope/envelopeentry.h"
#include "stores/envelope/envelopehead.h"
#include "stores/json/pystr.h"
#include "stores/pathtext.h"
#include "stores/valuekind.h"
#include "stores/words/diskreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <cmath>

namespace kvlens {

namespace {

constexpr double microsecondsASecond = 1e6;
constexpr qint64 envelopeHeadBytes = 64 * 1024; // more than any envelope has before its value
constexpr double latestSecond = 253'402'300'800.0; // the year 10000
constexpr double earliestSecond = -62'135'596'800.0; // the year 1; whatever is before has expired

Error noSuchRow(const EntryRef &ref)
{
    return {ErrorCode::NotFound, Reasons::noSuchEntry, displayText(ref.key)};
}

// It is there, as the keys say.
Entry unreadRow(const EntryRef &ref, const Error &why)
{
    Entry entry {ref, {}, versionOfRow({}, versionOfBytes({})), ValueKind::Unknown};
    entry.problem = Error {why.code, why.detail};
    return entry;
}

ValueKind kindInRow(const CacheRow &row, const QByteArray &contents)
{
    const bool isNumber = row.type == SqlType::Integer || row.type == SqlType::Real;
    if (row.file.isEmpty() && isNumber)
        return ValueKind::Number;
    return row.isText() ? plainKind(contents) : ValueKind::Binary;
}

// Of an entry that was read whole, the part that was asked for.
void cutTo(Entry &entry, const ReadRange &range)
{
    const qint64 size = entry.value.size();
    if (range.offset == 0 && range.length >= size)
        return;
    entry.value = entry.value.mid(range.offset, range.length);
    entry.wholeSize = size;
    entry.version = range.offset == 0 ? versionOfBytes(entry.value) : Version {};
}

Reason whyNoEntry(const EntryRef &ref, const CacheRow &row)
{
    if (row.mode == valuePickled)
        return DiskReasons::pickled;
    return isOfLibrary(ref.collection) ? DiskReasons::noEnvelope : DiskReasons::otherKey;
}

std::optional<QByteArray> textOfToken(QByteArrayView token)
{
    const Result<QByteArray> text = json::decodeString(token);
    return text ? std::optional(*text) : std::nullopt;
}

} // namespace

bool CacheRow::isText() const
{
    return file.isEmpty() ? mode == valueInRow && type == SqlType::Text : mode == valueInTextFile;
}

bool looksLikeEnvelope(const CacheRow &row)
{
    return row.isText() && (!row.file.isEmpty() || parseManagedEntry(row.value));
}

std::optional<IsoTime> timeOfRow(double seconds)
{
    const double microseconds
        = std::nearbyint(std::max(seconds, earliestSecond) * microsecondsASecond);
    if (!(microseconds < latestSecond * microsecondsASecond))
        return std::nullopt;
    return IsoTime {static_cast<qint64>(microseconds), true};
}

Version versionOfUnused(const FileStamp &stamp)
{
    const QByteArray text = QByteArray::number(stamp.inode) + ' ' + QByteArray::number(stamp.size);
    return versionOfBytes(text);
}

Version versionOfRow(const CacheRow &row, const Version &contents)
{
    Version version = contents;
    const double seconds = row.expiresAt.value_or(0.0);
    version.token.append(reinterpret_cast<const char *>(&seconds), sizeof seconds);
    version.token.append(row.expiresAt ? '+' : '-');
    version.token.append(static_cast<char>(row.mode)).append(static_cast<char>(row.type));
    version.token.append(row.hasStrangeExpiry ? '?' : '.');
    return version;
}

CacheRow rowAt(const Statement &statement)
{
    CacheRow row {statement.integer(0), {}, statement.integer(2), statement.bytes(3).toByteArray(),
        statement.type(4), {}};
    const SqlType expiry = statement.type(1);
    const bool isTime
        = (expiry == SqlType::Real || expiry == SqlType::Integer) && timeOfRow(statement.real(1));
    if (isTime)
        row.expiresAt = statement.real(1);
    row.hasStrangeExpiry = !isTime && expiry != SqlType::Null;
    const bool isInRow
        = row.mode == valueInRow || (row.mode == valuePickled && row.type != SqlType::Null);
    if (isInRow)
        row.strayFile = std::exchange(row.file, {});
    const bool isNumber = row.type == SqlType::Integer || row.type == SqlType::Real;
    row.value = isNumber ? rowKeyAt(statement, 4, 0).bytes : statement.bytes(4).toByteArray();
    return row;
}

void RowReader::rest()
{
    m_find.reset();
    m_findById.reset();
}

Result<std::optional<CacheRow>> RowReader::find(const RowKey &key)
{
    const auto id = m_ids.constFind({key.bytes, kindOf(key)});
    if (id != m_ids.constEnd())
        return findById(*id);
    const Result<Statement *> statement = prepared(m_find, "key = ?1 AND raw = ?2");
    if (!statement)
        return statement.error();
    bindRowKey(**statement, 1, key);
    return rowOf(**statement);
}

Result<std::optional<CacheRow>> RowReader::findById(qint64 id)
{
    const Result<Statement *> statement = prepared(m_findById, "rowid = ?1");
    if (!statement)
        return statement.error();
    (*statement)->bindInteger(1, id);
    return rowOf(**statement);
}

Result<Statement *> RowReader::prepared(std::optional<Statement> &statement, const char *where)
{
    if (!statement) {
        Result<Statement> made
            = m_database.prepare("SELECT " + QByteArray(rowColumns) + " FROM Cache WHERE " + where);
        if (!made)
            return made.error();
        statement = *std::move(made);
    }
    return &*statement;
}

Result<std::optional<CacheRow>> RowReader::rowOf(Statement &bound)
{
    const Result<bool> found = bound.step();
    if (!found && found.error().code == ErrorCode::Corrupt)
        m_damage = found.error();
    if (!found)
        return found.error();
    if (!*found)
        return std::nullopt;
    CacheRow row = rowAt(bound);
    bound.reset();
    return row;
}

Result<QByteArray> RowReader::contentsOf(const CacheRow &row) const
{
    return row.file.isEmpty() ? Result<QByteArray>(row.value) : m_files.read(row.file);
}

std::optional<EntryNames> RowReader::namesOf(const CacheRow &row, Reads reads) const
{
    if (!row.isText())
        return std::nullopt;
    QByteArray text = row.value;
    if (!row.file.isEmpty()) {
        const Result<FileDescriptor> file = m_files.open(row.file);
        text = file ? readAt(file->get(), 0, envelopeHeadBytes, {}).value_or(QByteArray())
                    : QByteArray();
    }
    if (const std::optional<EnvelopeHead> head = parseEnvelopeHead(text)) {
        const std::optional<QByteArray> collection = textOfToken(head->collection);
        const std::optional<QByteArray> key = textOfToken(head->key);
        if (collection && key)
            return EntryNames {*collection, *key};
    }
    if (reads == Reads::HeadOfFile && !row.file.isEmpty())
        return std::nullopt;
    const Result<QByteArray> whole = contentsOf(row);
    const Result<ManagedEntry> entry
        = whole ? parseManagedEntry(*whole) : Result<ManagedEntry>(whole.error());
    return entry ? namesIn(entry->tape) : std::nullopt;
}

bool RowReader::holdsText(const RowKey &key)
{
    const bool isText = key.type == SqlType::Text && key.raw == 1;
    const Result<std::optional<CacheRow>> row
        = isText ? find(key) : Result<std::optional<CacheRow>>(std::nullopt);
    return row && *row && (*row)->isText();
}

bool RowReader::isFileGone(const CacheRow &row) const
{
    if (row.file.isEmpty())
        return false;
    const Result<FileDescriptor> file = m_files.open(row.file);
    return !file && file.error().code == ErrorCode::NotFound;
}

bool RowReader::isFileGone(const RowKey &key)
{
    const Result<std::optional<CacheRow>> row = find(key);
    return row && *row && (*row)->isText() && isFileGone(**row);
}

Result<EntryRef> RowReader::refOf(const RowKey &key)
{
    if (const std::optional<EntryRef> ref = entryByKey(key, m_rows))
        return *ref;
    const Result<std::optional<CacheRow>> row = find(key);
    const bool isDamaged = !row && row.error().code == ErrorCode::Corrupt;
    if (isDamaged && m_rows == RowsOf::DiskStore)
        return entryByEnvelope(key, m_rows, std::nullopt);
    if (!row)
        return row.error();
    return *row ? refOf(key, **row) : entryByEnvelope(key, m_rows, std::nullopt);
}

EntryRef RowReader::refOf(const RowKey &key, const CacheRow &row) const
{
    if (const std::optional<EntryRef> told = entryByKey(key, m_rows))
        return *told;
    const std::optional<EntryNames> names = namesOf(row);
    const bool mayBeOld = m_rows == RowsOf::MultiDiskStore && !names && looksLikeEnvelope(row);
    const std::optional<EntryRef> old = mayBeOld ? oldEntry(key) : std::nullopt;
    return old ? *old : entryByEnvelope(key, m_rows, names);
}

// Its beginning, whatever is asked for: it may be long, and few want to know what is in it.
Result<Entry> RowReader::readUnused(const EntryRef &ref) const
{
    const Result<FileDescriptor> file = m_files.open(ref.key);
    const Result<FileStamp> stamp
        = file ? stampOf(file->get(), pathText(ref.key)) : Result<FileStamp>(file.error());
    if (!stamp)
        return noSuchRow(ref);
    const Result<QByteArray> head = readAt(file->get(), 0, envelopeHeadBytes, pathText(ref.key));
    Entry entry {ref, head.value_or(QByteArray()), versionOfUnused(*stamp), ValueKind::Binary};
    if (entry.value.size() < stamp->size)
        entry.wholeSize = stamp->size;
    entry.problem = Error {ErrorCode::Corrupt, DiskReasons::unusedFile.with(stamp->size)};
    return entry;
}

Result<Entry> RowReader::read(const EntryRef &ref, const ReadRange &range)
{
    if (isUnusedFile(ref))
        return readUnused(ref);
    const std::optional<RowKey> key = rowOfEntry(ref, m_rows);
    if (!key)
        return noSuchRow(ref);
    const Result<std::optional<CacheRow>> row = find(*key);
    if (!row && row.error().code == ErrorCode::Corrupt)
        return unreadRow(ref, row.error());
    if (!row)
        return row.error();
    if (!*row)
        return noSuchRow(ref);
    if (isOfLibrary(ref.collection) && refOf(*key, **row) != ref && !isFileGone(**row))
        return noSuchRow(ref);
    return entryOf(ref, **row, range);
}

Entry RowReader::entryOf(const EntryRef &ref, const CacheRow &row, const ReadRange &range)
{
    if (std::optional<Entry> part = partOfFile(ref, row, range))
        return *std::move(part);
    const Result<QByteArray> contents = contentsOf(row);
    if (!contents) {
        Entry entry {ref, {}, versionOfRow(row, versionOfBytes({})), ValueKind::Unknown};
        const bool isOutside = contents.error().code == ErrorCode::Invalid;
        const Error &why = contents.error();
        entry.problem = Error {why.code,
            isOutside ? why.detail : DiskReasons::valueFileMissing.with(why.subject, why.detail)};
        return entry;
    }
    Entry entry = wholeEntry(ref, row, *contents);
    entry.version = versionOfRow(row, entry.version);
    if (row.expiresAt)
        setExpires(entry, *timeOfRow(*row.expiresAt));
    cutTo(entry, range);
    return entry;
}

Entry RowReader::wholeEntry(const EntryRef &ref, const CacheRow &row, const QByteArray &contents)
{
    const bool isEnvelope
        = m_rows != RowsOf::AnyProgram && row.isText() && isOfLibrary(ref.collection);
    if (isEnvelope && !row.hasStrangeExpiry) {
        std::optional<Entry> plain = m_plain.decode(ref, contents);
        return plain ? *std::move(plain) : entryOfEnvelope(ref, contents);
    }
    Entry entry {ref, contents, versionOfBytes(contents), kindInRow(row, contents)};
    if (m_rows != RowsOf::AnyProgram)
        entry.problem = Error {ErrorCode::Corrupt,
            isEnvelope ? Reason(DiskReasons::strangeExpiry) : whyNoEntry(ref, row)};
    return entry;
}

// Of a long value with a file of its own, in an envelope as the library writes it. Nothing: it has
// to be read whole.
std::optional<Entry> RowReader::partOfFile(
    const EntryRef &ref, const CacheRow &row, const ReadRange &range) const
{
    const bool isEnvelope
        = m_rows != RowsOf::AnyProgram && row.isText() && isOfLibrary(ref.collection);
    if (row.file.isEmpty() || !isEnvelope || row.hasStrangeExpiry)
        return std::nullopt;
    const Result<FileDescriptor> file = m_files.open(row.file);
    const Result<FileStamp> stamp
        = file ? stampOf(file->get(), {}) : Result<FileStamp>(file.error());
    if (!stamp || stamp->size <= envelopeHeadBytes)
        return std::nullopt;
    const Result<QByteArray> bytes = readAt(file->get(), 0, envelopeHeadBytes, {});
    const std::optional<EnvelopeHead> head = bytes ? parseEnvelopeHead(*bytes) : std::nullopt;
    const qint64 tailSize = QByteArrayView(envelopeTail).size();
    const Result<QByteArray> tail = readAt(file->get(), stamp->size - tailSize, tailSize, {});
    if (!head || !tail || *tail != envelopeTail)
        return std::nullopt;
    const qint64 size = stamp->size - tailSize - head->valueAt;
    if (range.offset == 0 && range.length >= size)
        return std::nullopt;
    const qint64 offset = std::min(range.offset, size);
    const qint64 length = std::min(range.length, size - offset);
    const Result<QByteArray> part = readAt(file->get(), head->valueAt + offset, length, {});
    if (!part)
        return std::nullopt;
    Entry entry {ref, *part, offset == 0 ? versionOfBytes(*part) : Version {},
        valueKind(QByteArrayView(*bytes).sliced(head->valueAt))};
    setCreated(entry, *head->createdAt);
    if (head->expiresAt)
        setExpires(entry, *head->expiresAt);
    if (row.expiresAt)
        setExpires(entry, *timeOfRow(*row.expiresAt));
    entry.wholeSize = size;
    return entry;
}

} // namespace kvlens
