// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/entrycopy.h"

#include "model/persist.h"
#include "stores/file/filereplacement.h"
#include "stores/file/treefolder.h"
#include "stores/json/valuecheck.h"
#include "stores/pathtext.h"
#include "stores/words/reasons.h"

namespace kvlens {

namespace {

constexpr qint64 leastBatch = 4LL * 1024 * 1024; // bytes
constexpr qint64 largestOfDocument = 512LL * 1024 * 1024;
constexpr qsizetype whyKept = 100; // of entries left out
constexpr qint64 bytesPerWrite = 256; // memory of a Write beside its key and value

// -1: not known
qint64 keysIn(const QList<CollectionInfo> &collections)
{
    qint64 sum = 0;
    for (const CollectionInfo &info : collections) {
        if (info.entries < 0)
            return -1;
        sum += info.entries;
    }
    return sum;
}

// The target, if it is in a folder of what is copied.
std::optional<Error> whyWithin(const QStringList &targets, const QStringList &sources)
{
    for (const QString &source : sources) {
        const QByteArray folder
            = isFolderAt(source) ? pathBytes(canonicalPath(source)) : QByteArray();
        for (const QString &target : targets) {
            const QByteArray real = pathBytes(resolvedPath(target).value_or(target));
            if (!folder.isEmpty() && isInside(real, folder))
                return Error {ErrorCode::Invalid, Reasons::copyIntoItself.with(source), target};
        }
    }
    return std::nullopt;
}

} // namespace

QStringList pathsOf(const StoreAddress &address)
{
    QStringList paths {address.path};
    for (const StoreOption &option : address.options)
        paths.append(option.second);
    paths.removeIf([](const QString &path) { return !path.startsWith(u'/'); });
    return paths;
}

CopySource::CopySource(const StoreInfo &target, const ChangeSet &edits)
    : m_targetKind(target.kind)
    , m_targetPaths(pathsOf(target.address))
    , m_keepsExpiry(target.capabilities.testFlag(Capability::Expiry))
    , m_keepsCreation(target.keepsCreation)
    , m_keepsEmpty(target.keepsEmptyCollections)
    , m_hasTopLevel(target.capabilities.testFlag(Capability::TopLevel))
    , m_needsJson(target.capabilities.testFlag(Capability::JsonValues))
    , m_isDocument(target.isJsonDocument)
    , m_refusal(target.refusal)
    , m_keptStandIns(target.standIns)
    , m_edits(edits)
{
}

Result<CopyBatch> CopySource::readOn(Store &from, const TaskSlice &slice)
{
    if (!m_isLoaded) {
        const Result<LoadReport> report = from.load(LoadMode::GoOn, slice.left(), slice.stop());
        if (!report)
            return report.error();
        if (!report->progress.listed)
            return CopyBatch {};
        m_batch.losses.hiding = hidingEntries(report->problems);
        if (const Result<void> begun = begin(from, slice.stop()); !begun)
            return begun.error();
    }
    while (m_at < m_collections.size() && !isFull() && !slice.isOver()) {
        if (const Result<void> scanned = scanOn(from, slice); !scanned)
            return scanned.error();
    }
    if (m_at == m_collections.size())
        addNewEntries(slice);
    return m_isChecking && m_isRead ? endChecking() : takeBatch();
}

// All was gone through, and nothing kept. From now on it is read to be written.
Result<CopyBatch> CopySource::endChecking()
{
    if (m_refusedCount > 0) {
        Error error = m_refused.first();
        error.detail = Reasons::refusedAndFirst.with(
            Reasons::refusedEntries.with(m_refusedCount), error.detail);
        return error;
    }
    m_isChecking = false;
    m_at = 0;
    m_edit = 0;
    m_isRead = false;
    const CopyBatch checked = std::exchange(m_batch, {});
    m_batch.total = checked.total;
    m_batch.losses.hiding = checked.losses.hiding;
    m_batch.source = checked.source;
    m_batch.isOfFiles = checked.isOfFiles;
    return m_batch;
}

std::optional<Error> CopySource::whyNot(const Write &write) const
{
    std::optional<Error> why = m_refusal ? m_refusal(write) : std::nullopt;
    const bool isUnknown = !why && m_needsJson && !m_isJson && write.value;
    return isUnknown ? json::faultIn(*write.value) : why;
}

void CopySource::check(const Write &write)
{
    std::optional<Error> why = whyNot(write);
    if (!why)
        return;
    ++m_refusedCount;
    why->code = ErrorCode::Invalid;
    why->subject = entryText(write.ref);
    if (m_refused.size() < whyKept)
        m_refused.append(*why);
}

Result<void> CopySource::begin(Store &from, const std::stop_token &stop)
{
    const StoreInfo store = from.info();
    if (!store.uncopyableReason.isEmpty())
        return Error {ErrorCode::Invalid, store.uncopyableReason, store.address.toString()};
    if (const std::optional<Error> why = whyWithin(m_targetPaths, pathsOf(store.address)))
        return *why;
    const Result<QList<CollectionInfo>> collections = from.collections(stop);
    if (!collections)
        return collections.error();
    m_batch.source = pathsOf(store.address);
    m_batch.isOfFiles = !store.groupEnding.isEmpty();
    QList<CollectionRef> refs;
    for (const CollectionInfo &info : *collections) {
        if (info.ref.shadow != 0)
            continue;
        m_collections.append(info);
        refs.append(info.ref);
    }
    const bool isSameKind = store.kind == m_targetKind;
    const QSet<CollectionRef> stored(refs.begin(), refs.end());
    for (const CollectionRef &ref : m_edits.collections()) {
        if (!stored.contains(ref))
            refs.append(ref);
    }
    if (!isSameKind)
        m_names = withoutGroups(refs, m_hasTopLevel);
    m_isJson = store.capabilities.testFlag(Capability::JsonValues);
    m_standIns = store.standIns;
    m_isSameText = m_isDocument && store.isJsonDocument;
    m_isChecking = (m_refusal && !(m_isSameText && isSameKind))
        || (m_needsJson && !m_isJson && !m_isSameText);
    m_mayRepeat = !(store.capabilities & (Capability::Positions | Capability::StableCursors));
    m_batch.total = keysIn(m_collections);
    m_isLoaded = true;
    return {};
}

Result<void> CopySource::scanOn(Store &from, const TaskSlice &slice)
{
    const auto visit = [this](const Entry &entry) {
        const bool isKnown = m_mayRepeat && m_seen.contains(entry.ref.key);
        if (!isKnown)
            take(entry);
        if (m_mayRepeat)
            m_seen.insert(entry.ref.key);
        return isFull() ? Visit::Stop : Visit::Continue;
    };
    const Result<ScanPage> page
        = from.scan({m_collections.at(m_at).ref, m_cursor, slice.left()}, visit, slice.stop());
    if (!page)
        return page.error();
    m_batch.done += page->entries;
    m_isEmpty = m_isEmpty && page->entries == 0;
    m_cursor = page->next;
    if (m_cursor.atEnd()) {
        endCollection();
        m_cursor = {};
        m_seen.clear();
        ++m_at;
    }
    return {};
}

// One of which nothing was written is made nevertheless, where that can be.
void CopySource::endCollection()
{
    const CollectionInfo &info = m_collections.at(m_at);
    const bool isEmpty = std::exchange(m_isEmpty, true);
    const bool isNew = std::exchange(m_isNew, true);
    const CollectionRef name = m_names.value(info.ref, info.ref);
    if (info.unseen || !isNew)
        return;
    // Of one whose size is known the end was seen.
    const bool mayBeUnseen = !m_batch.losses.hiding.isEmpty() && info.bytes < 0;
    if (mayBeUnseen && isEmpty)
        m_batch.losses.unseen.append(info.ref);
    else if (m_keepsEmpty && !name.topLevel && !mayBeUnseen)
        add({.ref = {name, {}, 0, EntryPart::Collection}, .value = "{}"});
    else if (!mayBeUnseen)
        m_batch.losses.empty.append(info.ref);
}

void CopySource::addNewEntries(const TaskSlice &slice)
{
    const EditList &edits = m_edits.edits();
    for (; m_edit < edits.size() && !isFull() && !slice.isOver(); ++m_edit) {
        const Edit edit = edits.at(m_edit);
        if (edit.kind() == EditKind::Added && edit.ref().part == EntryPart::Value)
            add(edit.ref(), edit.mine, {});
    }
    m_isRead = m_edit == edits.size();
}

// `stored` is what is known of it where it is from.
void CopySource::add(const EntryRef &ref, const Content &content, const Entry &stored)
{
    if (!content.exists)
        return;
    Write write {.ref = {m_names.value(ref.collection, ref.collection), content.key},
        .value = content.value,
        .base = Version {},
        .isOfDocument = m_isSameText};
    if (content.expiresAt && m_keepsExpiry)
        write.expiry = {ExpiryChange::Kind::Set, *content.expiresAt, content.expiresBeyond};
    if (m_keepsCreation) {
        write.createdAt = stored.createdAt;
        write.createdBeyond = stored.createdBeyond;
    }
    m_batch.losses.expiry |= content.expiresAt && !m_keepsExpiry;
    m_batch.losses.creation |= stored.createdAt && !m_keepsCreation;
    m_isNew = false;
    if (isLostStandIn(m_standIns, m_keptStandIns, content.key)) {
        ++m_batch.losses.standIns;
        m_batch.losses.standInsAre = m_standIns.why;
    }
    add(write);
}

void CopySource::add(const Write &write)
{
    if (m_isChecking)
        return check(write);
    m_batchBytes += write.ref.key.size() + write.value->size() + bytesPerWrite;
    m_batch.writes.append(write);
}

void CopySource::take(const Entry &entry)
{
    const Content content = m_edits.content(entry);
    std::optional<Error> fault = entry.problem;
    if (!fault && m_isJson && content.exists)
        fault = json::faultIn(content.value);
    if (!fault)
        return add(entry.ref, content, entry);
    leaveOut(entryFault(entry.ref, *fault));
}

void CopySource::leaveOut(const Error &why)
{
    CopyLosses &losses = m_batch.losses;
    ++losses.unreadable;
    if (losses.why.size() < whyKept)
        losses.why.append(why);
}

bool CopySource::isFull() const
{
    const qint64 largest = m_isDocument ? largestOfDocument : leastBatch;
    return m_batchBytes >= std::clamp(m_takenBytes, leastBatch, largest);
}

// What there is to be written; only how far it is while that is too little.
CopyBatch CopySource::takeBatch()
{
    m_batch.atEnd = m_isRead;
    CopyBatch taken = m_batch;
    if (!m_isRead && !isFull()) {
        taken.writes.clear();
        return taken;
    }
    m_batch.writes.clear();
    m_batch.isFirst = m_batch.isFirst && taken.writes.isEmpty();
    m_takenBytes += std::exchange(m_batchBytes, 0);
    return taken;
}

qint64 CopyBatch::entries() const
{
    return std::count_if(writes.begin(), writes.end(),
        [](const Write &write) { return write.ref.part == EntryPart::Value; });
}

QHash<CollectionRef, CollectionRef> withoutGroups(
    const QList<CollectionRef> &collections, bool hasTopLevel)
{
    QHash<QByteArray, int> uses;
    for (const CollectionRef &ref : collections)
        ++uses[ref.name];
    QHash<CollectionRef, CollectionRef> names;
    for (const CollectionRef &ref : collections) {
        const bool isUnique = uses.value(ref.name) == 1 || ref.group.isEmpty();
        names.insert(ref,
            {.name = isUnique ? ref.name : ref.group + ':' + ref.name,
                .topLevel = ref.topLevel && hasTopLevel});
    }
    return names;
}

Result<bool> isEmptyStore(Store &store, const std::stop_token &stop)
{
    if (const Result<void> loaded = loadAll(store, stop); !loaded)
        return loaded.error();
    const Result<QList<CollectionInfo>> collections = store.collections(stop);
    if (!collections)
        return collections.error();
    for (const CollectionInfo &info : *collections) {
        const Result<KeyPage> first = store.list({info.ref, {}, 1}, stop);
        if (!first)
            return first.error();
        if (!first->isEmpty())
            return false;
    }
    return true;
}

namespace {

// A target that would give more rights than the source is made first, empty, and then restricted.
Result<void> makeForTheSame(Store &target, const CopyBatch &batch, const std::stop_token &stop)
{
    const StoreInfo info = target.info();
    if (!info.isMissing || batch.source.isEmpty())
        return {};
    const Sharing sharing = sharingOf(batch);
    const Sharing usual = sharingOfNew(info.address.path);
    if ((usual.bits & ~sharing.forGroup(*usual.group)) == 0)
        return {};
    Result<void> done = makeStore(target, stop);
    if (done)
        done = restrictTo(sharing, info.address.path);
    if (done)
        done = forgetAll(target, stop);
    return done ? loadAll(target, stop) : done;
}

} // namespace

Sharing sharingOf(const CopyBatch &batch)
{
    return sharingOf(batch.source, batch.isOfFiles ? SharingOf::Flat : SharingOf::Deep);
}

Result<void> writeBatch(Store &target, const CopyBatch &batch, const std::stop_token &stop)
{
    const bool isWholeAndEmpty = batch.writes.isEmpty() && batch.atEnd && batch.losses.isWhole();
    if (batch.isFirst && (!batch.writes.isEmpty() || isWholeAndEmpty)) {
        if (Result<void> made = makeForTheSame(target, batch, stop); !made)
            return made;
    }
    if (batch.writes.isEmpty())
        return batch.isFirst && isWholeAndEmpty ? makeStore(target, stop) : Result<void>();
    const QList<WriteOutcome> outcomes = target.write(batch.writes, stop);
    const WriteOutcome *reason = reasonIn(outcomes);
    if (!reason)
        return {};
    Error error = reason->result.error();
    if (error.subject.isEmpty())
        error.subject = entryText(reason->ref);
    return error;
}

} // namespace kvlens
