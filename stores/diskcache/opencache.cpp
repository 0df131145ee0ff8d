// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/opencache.h"

#include "stores/deadline.h"
#include "stores/diskcache/unusedfiles.h"
#include "stores/words/diskreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <algorithm>

namespace kvlens {

namespace {

constexpr int rowsAtOnce = 512; // are read as of one instant; a slice ends behind some of them
constexpr int keyColumn = 5; // behind rowColumns

Problem faultyDatabase(Error error, const QString &folder)
{
    error.subject = folder;
    return {QStringLiteral("damaged"), Severity::Error, error};
}

Problem unusedFilesIn(
    const QString &folder, const QList<QByteArray> &names, const QByteArray &group, bool isWritable)
{
    Problem problem {QStringLiteral("K13"), Severity::Information,
        {ErrorCode::Invalid, DiskReasons::unusedFiles.with(names.size()), folder}};
    for (const QByteArray &name : names)
        problem.repair.append(Write {{{unusedFiles, group}, name}});
    if (!isWritable)
        problem.repair.clear();
    return problem;
}

} // namespace

OpenCache::OpenCache(CacheConnection connection, const QByteArray &folder)
    : m_connection(std::move(connection))
    , m_folder(folder)
    , m_files(folder)
    , m_reader(m_connection.database(), m_files, m_connection.rows())
    , m_index(m_connection.rows())
{
}

Result<std::unique_ptr<OpenCache>> OpenCache::open(
    const QByteArray &folder, OpenMode mode, RowsOf store, const std::stop_token &stop)
{
    Result<CacheConnection> connection = CacheConnection::open(folder, mode, store, stop);
    if (!connection)
        return connection.error();
    return std::unique_ptr<OpenCache>(new OpenCache(*std::move(connection), folder));
}

Result<void> OpenCache::use(const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, Reasons::cancelled};
    m_connection.database().watch(stop);
    return m_connection.checkUntouched();
}

Result<void> OpenCache::load(std::chrono::milliseconds budget)
{
    return m_index.load(m_connection, m_reader, budget);
}

Result<void> OpenCache::forget()
{
    m_index = CacheIndex(m_connection.rows());
    return m_connection.settle();
}

Reason OpenCache::readOnlyReason() const
{
    const Reason &reason = m_connection.readOnlyReason();
    return reason.isEmpty() && damage() ? Reason(DiskReasons::damaged) : reason;
}

std::optional<Error> OpenCache::damage() const
{
    return m_reader.damage() ? m_reader.damage() : m_connection.damage();
}

QList<Problem> OpenCache::problems(const QString &folder) const
{
    QList<Problem> problems = m_connection.problems();
    if (const std::optional<Error> error = damage())
        problems.append(
            {QStringLiteral("damaged"), Severity::Error, *error, {}, {}, m_index.isLacking()});
    return problems + m_index.problems(folder);
}

Result<QList<Problem>> OpenCache::examine(
    const QString &folder, const QByteArray &inGroup, const std::stop_token &stop)
{
    if (Result<void> ready = use(stop); !ready)
        return ready.error();
    QList<Problem> problems;
    // What was met already is told.
    const Result<std::optional<QString>> fault
        = damage() ? std::nullopt : m_connection.database().firstFault();
    if (!fault && fault.error().code != ErrorCode::Corrupt)
        return fault.error();
    if (!fault)
        problems.append(faultyDatabase(fault.error(), folder));
    else if (*fault)
        problems.append(faultyDatabase(
            {ErrorCode::Corrupt, DiskReasons::quickCheck.with(quoted(**fault))}, folder));
    const Result<QList<QByteArray>> unused
        = findUnusedFiles(m_connection.database(), m_files, stop);
    if (!unused && unused.error().code != ErrorCode::Corrupt)
        return unused.error();
    const Reason readOnly = readOnlyReason();
    const bool mayGo = readOnly.isEmpty() || readOnly.isOf(Reasons::openedReadOnly);
    if (unused && !unused->isEmpty())
        problems.append(unusedFilesIn(folder, *unused, inGroup, mayGo));
    return problems;
}

// NotFound: no such collection.
Result<OpenCache::Place> OpenCache::placeOf(
    const CollectionRef &collection, const KeyCursor &from, const QByteArray &prefix, qint64 limit)
{
    qint64 wanted = limit + 1;
    while (true) {
        const Result<const KeyList *> list
            = m_index.keys(m_connection, m_reader, collection, wanted);
        if (!list)
            return list.error();
        if (!*list)
            return Error {
                ErrorCode::NotFound, Reasons::noSuchCollection, displayText(collection.name)};
        const KeyList &keys = **list;
        const std::optional<qsizetype> begin = positionOf(from, keys);
        if (!begin)
            return Error {ErrorCode::Invalid, Reasons::notACursor, displayText(from.token)};
        const qsizetype position = std::max(*begin, keys.lowerBound(prefix));
        if (keys.count() < wanted || position + limit + 1 <= wanted)
            return Place {&keys, position};
        wanted = position + limit + 1;
    }
}

Result<KeyPage> OpenCache::list(const ListRequest &request)
{
    const auto &[collection, from, limit, only] = request;
    const QByteArray prefix = only ? prefixOf(*only) : QByteArray();
    const Result<Place> place = placeOf(collection, from, prefix, limit);
    if (!place)
        return place.error();
    const KeyList &keys = *place->keys;
    qsizetype i = place->position;
    KeyPage page;
    for (; i < keys.count() && page.count() < limit && keys.at(i).startsWith(prefix); ++i)
        page.append({keys.at(i)});
    page.next = cursorAt(i, keys, prefix);
    return page;
}

// Nothing: the scan is at its end.
Result<std::optional<QByteArray>> OpenCache::firstKey(const ScanRequest &request)
{
    const Result<Place> place = placeOf(request.collection, request.from.page, {}, 1);
    if (!place)
        return place.error();
    if (request.from.key)
        return request.from.key;
    if (place->position >= place->keys->count())
        return std::optional<QByteArray>();
    return std::optional(place->keys->at(place->position).toByteArray());
}

Result<ScanPage> OpenCache::scan(
    const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop)
{
    const Deadline deadline(request.budget);
    ScanPage page {request.from};
    if (request.from.atEnd())
        return page;
    const Result<std::optional<QByteArray>> first = firstKey(request);
    if (!first)
        return first.error();
    page.next.page.atEnd = !first->has_value();
    QByteArray from = first->value_or(QByteArray());
    while (!page.next.atEnd()) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, Reasons::cancelled};
        const Result<bool> goesOn = scanRows(request, from, sink, page);
        if (!goesOn)
            return goesOn.error();
        if (!*goesOn || !page.next.key || deadline.isOver())
            break;
        from = *page.next.key;
    }
    return page;
}

// Which entry a row is that is met on the way through a collection: most often one of that.
EntryRef OpenCache::refOfRow(
    const CollectionRef &collection, const RowKey &key, const CacheRow &row) const
{
    const RowsOf rows = m_connection.rows();
    const qsizetype at = collection.name.size();
    const bool isOfIt = rows == RowsOf::DiskStore && key.bytes.startsWith(collection.name)
        && key.bytes.indexOf("::") == at && key.bytes.indexOf("::", at + 1) < 0;
    if (isOfIt)
        return {collection, key.bytes.mid(at + 2)};
    const std::optional<EntryRef> told = entryByKey(key, rows);
    return told ? *told : entryByEnvelope(key, rows, m_reader.namesOf(row));
}

// Some of the rows from a key on. False: the sink wants no more.
Result<bool> OpenCache::scanRows(
    const ScanRequest &request, const QByteArray &first, const ScanSink &sink, ScanPage &page)
{
    const ReadTransaction transaction(m_connection.database());
    Result<Statement> rows = m_connection.database().prepare("SELECT " + QByteArray(rowColumns)
        + ", key, raw FROM Cache WHERE key >= ?1 AND key < ?2 AND raw = 1 ORDER BY key LIMIT ?3");
    if (!rows)
        return rows.error();
    const bool hasCollection = isCompound(m_connection.rows());
    const QByteArray &name = request.collection.name;
    rows->bindText(1, hasCollection ? name + "::" + first : first);
    if (hasCollection)
        rows->bindText(2, name + ":;");
    else
        rows->bindBlob(2, {}); // behind all texts
    rows->bindInteger(3, rowsAtOnce + 1);
    for (int count = 0;; ++count) {
        const Result<bool> row = rows->step();
        if (!row && row.error().code == ErrorCode::Corrupt) {
            m_reader.noteDamage(row.error()); // so it goes on in another way
            return false;
        }
        if (!row)
            return row.error();
        if (!*row) {
            page.next = {{page.next.page.token, true}};
            return true;
        }
        const RowKey key = rowKeyAt(*rows, keyColumn, keyColumn + 1);
        if (count == rowsAtOnce) {
            page.next.key = hasCollection ? key.bytes.mid(name.size() + 2) : key.bytes;
            return true;
        }
        const CacheRow found = rowAt(*rows);
        const EntryRef ref = refOfRow(request.collection, key, found);
        if (ref.collection != request.collection)
            continue;
        const Visit visit = sink(m_reader.entryOf(ref, found, {}));
        if (visit == Visit::Defer) {
            page.next.key = ref.key;
            return false;
        }
        ++page.entries;
        page.next = {cursorBehind(ref.key)};
        if (visit == Visit::Stop)
            return false;
    }
}

void OpenCache::read(const QList<EntryRef> &refs, const ReadRange &range,
    const std::stop_token &stop, QList<Result<Entry>> &entries)
{
    const qsizetype first = entries.size();
    {
        const ReadTransaction transaction(m_connection.database());
        for (const EntryRef &ref : refs) {
            entries.append(stop.stop_requested()
                    ? Result<Entry>(Error {ErrorCode::Cancelled, Reasons::cancelled})
                    : m_reader.read(ref, range));
        }
    }
    // A program that has replaced a value meanwhile has removed the file that the old row names.
    for (qsizetype i = 0; i < refs.size(); ++i) {
        const Result<Entry> &entry = entries.at(first + i);
        if (entry && entry->problem && entry->problem->code == ErrorCode::NotFound)
            entries[first + i] = m_reader.read(refs.at(i), range);
    }
}

QList<WriteOutcome> OpenCache::write(
    const QList<Write> &batch, FolderBackup &backup, const std::stop_token &stop)
{
    CacheWriter writer(m_connection, m_reader, m_files, CacheBackup(backup, m_folder));
    QList<WriteOutcome> outcomes = writer.apply(batch, stop);
    m_index.note(writer.written());
    return outcomes;
}

} // namespace kvlens
