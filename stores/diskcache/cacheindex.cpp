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
    return collection.group.isEmpty() && rows == RowsOf::DiskStore ? collection.name + ":;"
                                                                   : QByteArray();
}

} // namespace

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

// Some thousand rows. What is damaged ends the list, with what was found so far.
Result<bool> CacheIndex::step(const CacheConnection &connection, RowReader &reader)
{
    const Database &database = connection.database();
    const ReadTransaction transaction(database);
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
        const bool isDamaged = !row && row.error().code == ErrorCode::Corrupt;
        if (isDamaged)
            m_damage = row.error();
        else if (!row)
            return row.error();
        if (isDamaged || !*row) {
            m_isListed = isDamaged || count < rowsInStep;
            return !m_isListed;
        }
        if (Result<void> added = add(rowKeyAt(*rows, 0, 1), reader); !added)
            return added.error();
    }
}

Result<void> CacheIndex::add(const RowKey &row, RowReader &reader)
{
    if (isListable(row)) {
        const Result<EntryRef> ref = reader.refOf(row);
        if (!ref)
            return ref.error();
        Collection &collection = collectionOf(ref->collection);
        const qsizetype count = collection.keys.count();
        if (count > 0 && !(collection.keys.at(count - 1) < ref->key))
            collection.isSorted = false;
        collection.keys.append(ref->key);
    } else {
        ++m_unlisted;
    }
    m_last = row;
    ++m_seen;
    return {};
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

QList<CollectionInfo> CacheIndex::collections() const
{
    QList<CollectionInfo> infos;
    for (const Collection &collection : m_collections)
        infos.append({collection.ref, collection.keys.count(), -1, isComplete(collection)});
    return infos;
}

QList<Problem> CacheIndex::problems(const QString &path) const
{
    QList<Problem> problems;
    if (m_damage)
        problems.append({QStringLiteral("damaged"), Severity::Error, *m_damage, {}, {}, true});
    if (m_unlisted > 0)
        problems.append({QStringLiteral("rows"), Severity::Warning,
            {ErrorCode::Corrupt, DiskReasons::unlistedRows.with(m_unlisted), path}, {}, {}, true});
    return problems;
}

// Whether the row has been read, or would have been.
bool CacheIndex::isBehind(const RowKey &row) const
{
    if (m_isListed || !m_last)
        return m_isListed;
    const int rank = rankOf(row.type);
    const int last = rankOf(m_last->type);
    return rank != last ? rank < last : row.bytes <= m_last->bytes;
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
