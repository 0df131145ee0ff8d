// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storecopy.h"

#include "model/persist.h"

namespace kvlens {

namespace {

constexpr int pageKeys = 256;
// A JSON file is written whole with each batch: few batches, and the usual store in one.
constexpr qint64 batchBytes = 128 * 1024 * 1024;

// A slice of loading; the collections once that is done.
Result<CopyBatch> loadSome(Store &from, CopyState state, const TaskSlice &slice)
{
    const Result<LoadReport> report = from.load(LoadMode::GoOn, slice.left(), slice.stop());
    if (!report)
        return report.error();
    if (!report->progress.listed)
        return CopyBatch {state, {}};
    const Result<QList<CollectionInfo>> collections = from.collections(slice.stop());
    if (!collections)
        return collections.error();
    for (const CollectionInfo &info : *collections) {
        if (info.ref.shadow == 0)
            state.collections.append(info);
    }
    state.loaded = true;
    return CopyBatch {state, {}};
}

Result<QList<Entry>> readPage(
    Store &from, const CollectionRef &collection, const KeyPage &page, const std::stop_token &stop)
{
    QList<EntryRef> refs;
    for (qsizetype i = 0; i < page.count(); ++i) {
        if (page.at(i).shadow == 0)
            refs.append({collection, page.at(i).key.toByteArray()});
    }
    QList<Entry> entries;
    for (const Result<Entry> &entry : from.read(refs, {}, stop)) {
        if (entry)
            entries.append(*entry);
        else if (entry.error().code != ErrorCode::NotFound) // gone since it was listed
            return entry.error();
    }
    return entries;
}

Result<void> mustBeEmpty(Store &store, const std::stop_token &stop)
{
    if (const Result<void> loaded = loadAll(store, stop); !loaded)
        return loaded;
    const Result<QList<CollectionInfo>> collections = store.collections(stop);
    if (!collections)
        return collections.error();
    for (const CollectionInfo &info : *collections) {
        const Result<KeyPage> first = store.list({info.ref, {}, 1}, stop);
        if (!first)
            return first.error();
        if (!first->isEmpty())
            return Error {ErrorCode::Invalid, QStringLiteral("there is something in it already"),
                store.info().address.toString()};
    }
    return {};
}

Result<StoreInfo> openTarget(Store &store, const std::stop_token &stop)
{
    if (const Result<void> empty = mustBeEmpty(store, stop); !empty)
        return empty.error();
    return store.info();
}

} // namespace

qint64 CopyState::total() const
{
    qint64 sum = 0;
    for (const CollectionInfo &info : collections) {
        if (info.entries < 0)
            return -1;
        sum += info.entries;
    }
    return loaded ? sum : -1;
}

Result<CopyBatch> readCopyBatch(Store &from, CopyState state, const TaskSlice &slice)
{
    if (!state.loaded)
        return loadSome(from, state, slice);
    CopyBatch batch {std::move(state), {}};
    while (!batch.next.atEnd() && !slice.isOver()) {
        CopyState &at = batch.next;
        const CollectionRef collection = at.collections.at(at.collection).ref;
        const Result<KeyPage> page = from.list({collection, at.keys, pageKeys}, slice.stop());
        if (!page)
            return page.error();
        const Result<QList<Entry>> entries = readPage(from, collection, *page, slice.stop());
        if (!entries)
            return entries.error();
        batch.entries.append(*entries);
        at.done += page->count();
        at.keys = page->next;
        if (at.keys.atEnd) {
            at.keys = {};
            ++at.collection;
        }
    }
    return batch;
}

QHash<CollectionRef, CollectionRef> withoutGroups(const QList<CollectionRef> &collections)
{
    QHash<QByteArray, int> uses;
    for (const CollectionRef &ref : collections)
        ++uses[ref.name];
    QHash<CollectionRef, CollectionRef> names;
    for (const CollectionRef &ref : collections) {
        const bool isUnique = uses.value(ref.name) == 1 || ref.group.isEmpty();
        names.insert(ref,
            {.name = isUnique ? ref.name : ref.group + ':' + ref.name, .topLevel = ref.topLevel});
    }
    return names;
}

StoreCopy::StoreCopy(TaskList &list, EndingWorkers &ending, QObject *parent)
    : QObject(parent)
    , m_ending(ending)
    , m_task(list, Activity::Kind::Copying)
{
    connect(&m_task, &Task::cancelAsked, this, [this] {
        if (m_isOpening)
            m_target->close(); // its opener may not listen; nobody waits for it
    });
}

void StoreCopy::start(StoreWorker::Opener target, const QString &sourceKind, const ChangeSet &edits)
{
    m_edits = edits;
    m_state = {};
    m_writes.clear();
    m_bytes = 0;
    m_names.clear();
    m_target.emplace(std::move(target), m_ending);
    m_target->open();
    m_isOpening = true;
    m_task.show({Activity::Kind::Copying});
    const auto open
        = [](Store &store, const TaskSlice &slice) { return openTarget(store, slice.stop()); };
    m_task.runOn(*m_target, open, [this, sourceKind](const Result<StoreInfo> &opened) {
        m_isOpening = false;
        m_keepsGroups = opened && opened->kind == sourceKind;
        opened ? readNext() : finish(opened.error());
        return Task::Next::End;
    });
}

void StoreCopy::finish(const Result<void> &result)
{
    m_task.end();
    m_target->close();
    emit finished(result);
}

void StoreCopy::readNext()
{
    const auto job = [state = m_state](Store &store, const TaskSlice &slice) {
        return readCopyBatch(store, state, slice);
    };
    m_task.run(job, [this](const Result<CopyBatch> &batch) {
        batch ? takeBatch(*batch) : finish(batch.error());
        return Task::Next::End;
    });
}

void StoreCopy::takeBatch(const CopyBatch &batch)
{
    const bool wasLoaded = std::exchange(m_state, batch.next).loaded;
    if (m_state.loaded && !wasLoaded)
        nameCollections();
    for (const Entry &entry : batch.entries)
        add(entry.ref, m_edits.content(entry));
    if (m_state.atEnd()) {
        for (const Edit &edit : m_edits.edits()) {
            if (edit.kind() == EditKind::Added && edit.ref().part == EntryPart::Value)
                add(edit.ref(), edit.mine);
        }
    }
    if (m_state.atEnd() || m_bytes >= batchBytes)
        write();
    else
        readNext();
}

void StoreCopy::nameCollections()
{
    QList<CollectionRef> refs;
    for (const CollectionInfo &info : m_state.collections)
        refs.append(info.ref);
    for (const Edit &edit : m_edits.edits()) {
        if (!refs.contains(edit.ref().collection))
            refs.append(edit.ref().collection);
    }
    if (!m_keepsGroups)
        m_names = withoutGroups(refs);
}

void StoreCopy::add(const EntryRef &ref, const Content &content)
{
    if (!content.exists)
        return;
    Write write {.ref = {m_names.value(ref.collection, ref.collection), content.key},
        .value = content.value,
        .base = Version {}};
    if (content.expiresAt)
        write.expiry = {ExpiryChange::Kind::Set, *content.expiresAt};
    m_bytes += content.key.size() + content.value.size();
    m_writes.append(write);
}

void StoreCopy::write()
{
    m_bytes = 0;
    const auto job = [writes = std::exchange(m_writes, {})](Store &store, const TaskSlice &slice) {
        return Result<QList<WriteOutcome>>(store.write(writes, slice.stop()));
    };
    m_task.runOn(*m_target, job, [this](const Result<QList<WriteOutcome>> &outcomes) {
        outcomes ? takeOutcomes(*outcomes) : finish(outcomes.error());
        return Task::Next::End;
    });
}

void StoreCopy::takeOutcomes(const QList<WriteOutcome> &outcomes)
{
    if (const WriteOutcome *reason = reasonIn(outcomes))
        return finish(reason->result.error());
    m_task.show({Activity::Kind::Copying, m_state.done, m_state.total()});
    if (m_state.atEnd())
        finish({});
    else
        readNext();
}

} // namespace kvlens
