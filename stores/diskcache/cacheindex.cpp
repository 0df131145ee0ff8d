// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/cacheindex.h"

#include "stores/deadline.h"
#include "stores/words/diskreasons.h"

namespace kvlens {

namespace {

constexpr int rowsInStep = 2048;

// As SQLite orders keys: numbers, texts, blobs.
int rankOf(SqlType type)
{
    switch (type) {
    case SqlType::Null:
        return 0;
    case SqlType::Integer:
    case SqlType::Real:
        return 1;
    case SqlType::Text:
        return 2;
    case SqlType::Blob:
        break;
    }
    return 3;
}

// Every row of a DiskStore's collection "a" begins with "a::", so it is less than "a:;".
QByteArray endOfRows(const CollectionRef &collection, RowsOf rows)
{
    const bool isInKey = isCompound(rows) && isOfLibrary(collection);
    return isInKey ? collection.name + ":;" : QByteArray();
}

} // namespace

void CacheIndex::rest()
{
    if (m_survivors)
        m_survivors->rest();
}

Result<void> CacheIndex::load(
    const CacheConnection &connection, RowReader &reader, std::chrono::milliseconds budget)
{
    const Deadline deadline(budget);
    while (!m_isListed) {
        const Result<bool> more = step(connection, reader);
        if (!more)
            return more.error();
        if (deadline.isOver())
            break;
    }
    return {};
}

Result<bool> CacheIndex::step(const CacheConnection &connection, RowReader &reader)
{
    const Result<bool> more = readStep(connection, reader);
    const Result<void> added = more ? addUnsure(reader) : Result<void>();
    return added ? more : added.error();
}

// Some thousand rows. Where the index of keys is damaged the table says what else there is.
Result<bool> CacheIndex::readStep(const CacheConnection &connection, RowReader &reader)
{
    const Database &database = connection.database();
    const ReadTransaction transaction(database);
    if (m_survivors)
        return stepPastDamage(reader);
    if (!m_last) {
        const Result<std::optional<qint64>> keyless
            = database.number("SELECT count(*) FROM Cache WHERE key IS NULL");
        m_unlisted = keyless ? keyless->value_or(0) : 0;
    }
    Result<Statement> rows = database.prepare(m_last
            ? "SELECT key, raw FROM Cache WHERE (key, raw) > (?1, ?2) ORDER BY key, raw LIMIT ?3"
            : "SELECT key, raw FROM Cache WHERE key IS NOT NULL ORDER BY key, raw LIMIT ?3");
    if (!rows)
        return rows.error();
    if (m_last)
        bindRowKey(*rows, 1, *m_last);
    rows->bindInteger(3, rowsInStep);
    for (int count = 0;; ++count) {
        const Result<bool> row = rows->step();
        if (!row && row.error().code == ErrorCode::Corrupt) {
            reader.noteDamage(row.error());
            m_survivors.emplace(database);
            return true;
        }
        if (!row)
            return row.error();
        if (!*row) {
            m_isListed = count < rowsInStep;
            return !m_isListed;
        }
        if (m_last && addPlain(*rows))
            continue;
        const RowKey key = rowKeyAt(*rows, 0, 1);
        if (Result<void> added = add(key, reader); !added)
            return added.error();
        m_last = key;
    }
}

// Most rows are of the collection that the row before was of: nothing is made for each of them but
// its place in the list. False: it is to be looked at as any row.
bool CacheIndex::addPlain(const Statement &row)
{
    const bool isPlain = m_rows == RowsOf::DiskStore && m_lastPlace >= 0
        && row.type(0) == SqlType::Text && row.integer(1) == 1;
    const QByteArrayView key = isPlain ? row.bytes(0) : QByteArrayView();
    if (!isPlain || key.size() > longestRowKey)
        return false;
    Collection &collection = m_collections[static_cast<size_t>(m_lastPlace)];
    const QByteArrayView name = collection.ref.name;
    if (!key.startsWith(name) || soleDivider(key) != name.size())
        return false;
    append(collection, key.sliced(name.size() + keyDivider.size()));
    *m_last = {SqlType::Text, key.toByteArray()};
    ++m_seen;
    return true;
}

Result<bool> CacheIndex::stepPastDamage(RowReader &reader)
{
    for (int count = 0; count < rowsInStep; ++count) {
        const Result<std::optional<SurvivingRows::Row>> row = m_survivors->next();
        if (!row)
            return row.error();
        if (!*row) {
            m_isListed = true;
            return false;
        }
        const auto &[id, key] = **row;
        reader.noteId(key, id);
        const bool isNew = key.type != SqlType::Null && !isBehind(key);
        const Result<void> added = isNew ? add(key, reader) : Result<void>();
        if (!added)
            return added.error();
    }
    return true;
}

Result<void> CacheIndex::add(const RowKey &row, RowReader &reader)
{
    const bool isShown = isListable(row);
    const Result<EntryRef> ref = isShown ? reader.refOf(row) : Result<EntryRef>(EntryRef());
    if (!ref && ref.error().code != ErrorCode::Corrupt)
        return ref.error();
    const bool isByEnvelope = ref && isShown && !entryByKey(row, m_rows);
    const bool isDoubtful = isByEnvelope && (isCompound(m_rows) || !isOfLibrary(ref->collection));
    if (isDoubtful && reader.isFileGone(row))
        m_unsure.append(row);
    else
        take(row, ref, reader);
    return {};
}

// What another program has replaced, and with it the file, is there again in what is read from now
// on. What is still not there is damaged.
Result<void> CacheIndex::addUnsure(RowReader &reader)
{
    constexpr int attempts = 4;
    for (const RowKey &row : std::exchange(m_unsure, {})) {
        Result<EntryRef> ref = reader.refOf(row);
        for (int attempt = 1; attempt < attempts && ref && reader.isFileGone(row); ++attempt)
            ref = reader.refOf(row);
        if (!ref && ref.error().code != ErrorCode::Corrupt)
            return ref.error();
        take(row, ref, reader);
    }
    return {};
}

void CacheIndex::take(const RowKey &row, const Result<EntryRef> &ref, RowReader &reader)
{
    const bool isShown = isListable(row);
    if (ref && m_rows == RowsOf::MultiDiskStore && !isOfLibrary(ref->collection))
        m_noEntries += reader.holdsText(row) ? 1 : 0;
    if (!ref)
        ++m_lost;
    else if (isShown)
        append(*ref);
    else if (isOfSomeLibrary(row))
        ++m_tooLong;
    else
        ++m_unlisted;
    ++m_seen;
}

void CacheIndex::append(const EntryRef &ref)
{
    append(collectionOf(ref.collection), ref.key);
    m_lastPlace = isOfLibrary(ref.collection) ? m_places.value(ref.collection) : -1;
}

void CacheIndex::append(Collection &collection, QByteArrayView key)
{
    const qsizetype count = collection.keys.count();
    if (count > 0 && !(collection.keys.at(count - 1) < key))
        collection.isSorted = false;
    collection.keys.append(key);
}

CacheIndex::Collection &CacheIndex::collectionOf(const CollectionRef &ref)
{
    const auto found = m_places.constFind(ref);
    if (found != m_places.constEnd())
        return m_collections[static_cast<size_t>(*found)];
    m_places.insert(ref, static_cast<qsizetype>(m_collections.size()));
    m_collections.push_back({ref, {}, true, endOfRows(ref, m_rows)});
    return m_collections.back();
}

CacheIndex::Collection *CacheIndex::find(const CollectionRef &ref)
{
    const auto found = m_places.constFind(ref);
    return found == m_places.constEnd() ? nullptr : &m_collections[static_cast<size_t>(*found)];
}

bool CacheIndex::isComplete(const Collection &collection) const
{
    if (m_isListed)
        return true;
    const bool isText = m_last && m_last->type == SqlType::Text;
    return isText && !collection.end.isEmpty() && m_last->bytes >= collection.end;
}

const KeyList *CacheIndex::sorted(Collection &collection)
{
    if (!collection.isSorted && collection.keys.sort())
        collection.isSorted = true;
    return &collection.keys;
}

Result<const KeyList *> CacheIndex::keys(const CacheConnection &connection, RowReader &reader,
    const CollectionRef &collection, qint64 count)
{
    while (true) {
        Collection *found = find(collection);
        if (found && isComplete(*found))
            return sorted(*found);
        if (found && found->isSorted && found->keys.count() >= count)
            return &found->keys;
        if (m_isListed)
            return nullptr;
        if (Result<bool> more = step(connection, reader); !more)
            return more.error();
    }
}

const KeyList *CacheIndex::listed(const CollectionRef &collection) const
{
    const auto found = m_places.constFind(collection);
    if (found == m_places.constEnd())
        return nullptr;
    const Collection &known = m_collections[static_cast<size_t>(*found)];
    return known.isSorted ? &known.keys : nullptr;
}

QList<std::pair<CollectionRef, KeyList>> CacheIndex::takeKeys()
{
    QList<std::pair<CollectionRef, KeyList>> taken;
    for (Collection &collection : m_collections) {
        if (collection.keys.count() > 0)
            taken.append({collection.ref, std::exchange(collection.keys, KeyList())});
    }
    return taken;
}

QList<CollectionInfo> CacheIndex::collections() const
{
    QList<CollectionInfo> infos;
    for (const Collection &collection : m_collections)
        infos.append({collection.ref, collection.keys.count(), -1, isComplete(collection)});
    return infos;
}

QList<Problem> CacheIndex::problems(const QString &path) const
{
    const auto notShown = [&](const Error &why) {
        return Problem {QStringLiteral("rows"), Severity::Warning, why, {}, {}, true};
    };
    QList<Problem> problems;
    if (m_unlisted > 0)
        problems.append(
            notShown({ErrorCode::Corrupt, DiskReasons::unlistedRows.with(m_unlisted), path}));
    if (m_tooLong > 0)
        problems.append(notShown(
            {ErrorCode::Unsupported, DiskReasons::longKeys.with(longestRowKey, m_tooLong), path}));
    return problems;
}

// Whether the row has been read, or would have been.
bool CacheIndex::isBehind(const RowKey &row) const
{
    if (m_isListed || !m_last)
        return m_isListed;
    const int rank = rankOf(row.type);
    const int last = rankOf(m_last->type);
    if (rank != last)
        return rank < last;
    if (rank == rankOf(SqlType::Real))
        return row.bytes.toDouble() <= m_last->bytes.toDouble();
    return std::pair(row.bytes, row.raw) <= std::pair(m_last->bytes, m_last->raw);
}

void CacheIndex::note(const QList<WrittenKey> &written)
{
    struct Change
    {
        QList<QByteArray> added;
        QList<QByteArray> removed;
    };
    QHash<EntryRef, bool> latest;
    for (const WrittenKey &key : written) {
        if (isBehind(key.row))
            latest.insert(key.ref, key.isThere);
    }
    QHash<CollectionRef, Change> changes;
    for (auto it = latest.cbegin(); it != latest.cend(); ++it) {
        Change &change = changes[it.key().collection];
        (it.value() ? change.added : change.removed).append(it.key().key);
    }
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
        if (it->added.isEmpty() && !find(it.key()))
            continue;
        Collection &collection = collectionOf(it.key());
        sorted(collection);
        collection.keys.update(it->added, it->removed);
    }
}

} // namespace kvlens
