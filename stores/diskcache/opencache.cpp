// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/opencache.h"

#include "stores/diskcache/rowproblems.h"
#include "stores/diskcache/unusedfiles.h"
#include "stores/words/diskreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <algorithm>

namespace kvlens {

namespace {

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

OpenCache::~OpenCache()
{
    if (m_among)
        m_among->forget(*this);
}

void OpenCache::keepAmong(OpenCaches &caches)
{
    m_among = &caches;
    m_among->used(*this);
}

void OpenCache::rest()
{
    m_reader.rest();
    m_index.rest();
    m_connection.rest();
}

// Before anything is read from the database.
Result<void> OpenCache::awake()
{
    if (m_among && m_connection.isResting())
        m_among->makeRoom();
    const Result<void> open = m_connection.resume();
    if (open && m_among)
        m_among->used(*this);
    return open;
}

Result<void> OpenCache::watch(const std::stop_token &stop) const
{
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, Reasons::cancelled};
    m_connection.database().watch(stop);
    return m_connection.checkUntouched();
}

Result<void> OpenCache::use(const std::stop_token &stop)
{
    const Result<void> ready = watch(stop);
    return ready ? awake() : ready;
}

Result<void> OpenCache::load(std::chrono::milliseconds budget)
{
    const Result<void> open = m_index.progress().listed ? Result<void>() : awake();
    return open ? m_index.load(m_connection, m_reader, budget) : open;
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
    const RowsPlace rows {m_connection.database(), m_files, m_connection.rows(), folder, mayGo};
    const Result<QList<Problem>> ofRows = rowProblems(rows, m_reader, stop);
    if (!ofRows && ofRows.error().code != ErrorCode::Corrupt)
        return ofRows.error();
    return problems + ofRows.value_or(QList<Problem>());
}

// NotFound: no such collection.
Result<OpenCache::Place> OpenCache::placeOf(
    const CollectionRef &collection, const KeyCursor &from, const QByteArray &prefix, qint64 limit)
{
    if (Result<void> open = awake(); !open)
        return open.error();
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

Result<bool> OpenCache::holds(const EntryRef &entry)
{
    const std::optional<RowKey> key = rowOfEntry(entry, m_connection.rows());
    if (!key)
        return false;
    if (Result<void> open = awake(); !open)
        return open.error();
    const Result<std::optional<CacheRow>> row = m_reader.find(*key);
    return row ? Result<bool>(row->has_value()) : row.error();
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

// By what is listed of the collection when it is asked.
KeyAhead OpenCache::keysAhead(const CollectionRef &collection) const
{
    return [this, &collection](const QByteArray &key) -> std::optional<QByteArray> {
        const KeyList *keys = m_index.listed(collection);
        const qsizetype at
            = keys ? keys->lowerBound(key) + qsizetype(SpanReader::rowsAtOnce) : qsizetype(0);
        return keys && at < keys->count() ? std::optional(keys->at(at).toByteArray())
                                          : std::nullopt;
    };
}

Result<ScanPage> OpenCache::scan(
    const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop)
{
    if (Result<void> open = awake(); !open)
        return open.error();
    m_isScanned = true;
    Result<ScanPage> page = scanAwake(request, sink, stop);
    m_isScanned = false;
    return page;
}

Result<ScanPage> OpenCache::scanAwake(
    const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop)
{
    if (request.from.atEnd())
        return ScanPage {request.from};
    const Result<std::optional<QByteArray>> first = firstKey(request);
    if (!first)
        return first.error();
    if (!*first)
        return ScanPage {{{request.from.page.token, true}}};
    return RowScan(m_connection, m_reader, request, keysAhead(request.collection))
        .run(**first, sink, stop);
}

void OpenCache::read(const QList<EntryRef> &refs, const ReadRange &range,
    const std::stop_token &stop, QList<Result<Entry>> &entries)
{
    const qsizetype first = entries.size();
    if (Result<void> open = awake(); !open) {
        for (qsizetype i = 0; i < refs.size(); ++i)
            entries.append(open.error());
        return;
    }
    {
        const ReadTransaction transaction(m_connection.database());
        for (const EntryRef &ref : refs) {
            entries.append(stop.stop_requested()
                    ? Result<Entry>(Error {ErrorCode::Cancelled, Reasons::cancelled})
                    : m_reader.read(ref, range));
        }
    }
    // A program that has replaced a value meanwhile has removed the file that the old row names,
    // and may do so again.
    constexpr int attempts = 4;
    const auto isReplaced = [](const Result<Entry> &entry) {
        return entry && entry->problem && entry->problem->code == ErrorCode::NotFound;
    };
    for (qsizetype i = 0; i < refs.size(); ++i) {
        for (int attempt = 0; attempt < attempts && isReplaced(entries.at(first + i)); ++attempt)
            entries[first + i] = m_reader.read(refs.at(i), range);
    }
}

QList<WriteOutcome> OpenCache::write(
    const QList<Write> &batch, FolderBackup &backup, const std::stop_token &stop)
{
    if (Result<void> open = awake(); !open)
        return failAll(batch, open.error());
    CacheWriter writer(m_connection, m_reader, m_files, CacheBackup(backup, m_folder));
    QList<WriteOutcome> outcomes = writer.apply(batch, stop);
    m_index.note(writer.written());
    return outcomes;
}

QList<WriteOutcome> OpenCache::writeEach(
    const QList<Write> &batch, FolderBackup &backup, const std::stop_token &stop)
{
    QList<WriteOutcome> outcomes = write(batch, backup, stop);
    const bool isDone = std::all_of(outcomes.begin(), outcomes.end(),
        [](const WriteOutcome &outcome) { return outcome.result.has_value(); });
    if (isDone || batch.size() == 1 || stop.stop_requested())
        return outcomes;
    outcomes.clear();
    for (const Write &single : batch)
        outcomes += write({single}, backup, stop);
    return outcomes;
}

} // namespace kvlens
