// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/multidisk/multidiskstore.h"

#include "stores/diskcache/newrows.h"
#include "stores/filetree/treecheck.h"
#include "stores/multidisk/basefolder.h"
#include "stores/multidisk/cachefolders.h"
#include "stores/multidisk/foldernames.h"
#include "stores/pathtext.h"
#include "stores/pythontext.h"
#include "stores/storefolder.h"
#include "stores/words/diskreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <algorithm>

namespace kvlens {

namespace {

class MultiDiskStore final : public Store
{
public:
    MultiDiskStore(QString folder, const OpenRequest &request)
        : m_folder(std::move(folder))
        , m_mode(request.mode)
        , m_readOnly(whyFolderReadOnly(m_folder, m_mode))
        , m_caches(pathBytes(m_folder), request.mode, [request] { request.tell(OpenStep::Wait); })
        , m_backup(m_folder, request.manner)
    {
    }

    Result<void> look() { return m_caches.look(); }

    StoreInfo info() const override;
    Result<QList<CollectionInfo>> collections(const std::stop_token &) override
    {
        return m_caches.collections();
    }
    Result<KeyPage> list(const ListRequest &request, const std::stop_token &stop) override;
    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop) override;
    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override;
    Result<LoadReport> load(
        LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop) override;
    Result<ScanPage> scan(
        const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop) override;

private:
    Result<void> loadOn(std::chrono::milliseconds budget, const std::stop_token &stop);
    Result<void> loadAnew();
    QList<WriteOutcome> writeRun(const QList<Write> &run, const std::stop_token &stop);

    QString m_folder; // without links
    OpenMode m_mode;
    Reason m_readOnly;
    CacheFolders m_caches;
    FolderBackup m_backup;
    TreeCheck m_check;
};

std::optional<Error> refusalInFolders(const Write &write)
{
    const Result<void> checked = checkNewFolderName(write.ref.collection.name);
    return checked ? NewRows(RowsOf::MultiDiskStore).refusal(write) : checked.error();
}

StoreInfo MultiDiskStore::info() const
{
    Capabilities capabilities = Capability::OrderedKeys | Capability::Positions
        | Capability::StableCursors | Capability::ListKeys | Capability::PartialReads
        | Capability::JsonValues | Capability::Expiry;
    if (m_readOnly.isEmpty())
        capabilities |= Capability::Write | Capability::Rename | Capability::CompareAndSet
            | Capability::NewCollections;
    return {.kind = QStringLiteral("MultiDiskStore"),
        .address = {QStringLiteral("multidisk"), m_folder, {}},
        .capabilities = capabilities,
        .readOnlyReason = m_readOnly,
        .refusal = refusalInFolders,
        .namesAreBytes = true,
        .isMissing = isFolderMissing(m_folder, m_mode),
        .keepsCreation = true};
}

// The collection as its folder has it.
CollectionRef insideFolder(CollectionRef collection)
{
    if (!isOfLibrary(collection))
        collection.group = otherRowsGroup;
    return collection;
}

Result<KeyPage> MultiDiskStore::list(const ListRequest &request, const std::stop_token &stop)
{
    const Result<OpenCache *> cache = m_caches.find(request.collection, stop);
    if (!cache)
        return cache.error();
    if (!*cache)
        return Error {
            ErrorCode::NotFound, Reasons::noSuchCollection, displayText(request.collection.name)};
    ListRequest inside = request;
    inside.collection = insideFolder(request.collection);
    return (*cache)->list(inside);
}

// Those of one collection are next to each other most often, and read together.
template <class Item, class CollectionOf>
QList<QList<Item>> runsOf(const QList<Item> &items, CollectionOf collectionOf)
{
    QList<QList<Item>> runs;
    for (const Item &item : items) {
        if (runs.isEmpty() || collectionOf(runs.last().first()) != collectionOf(item))
            runs.append(QList<Item>());
        runs.last().append(item);
    }
    return runs;
}

void readFrom(OpenCache &cache, const QList<EntryRef> &refs, const ReadRange &range,
    const std::stop_token &stop, QList<Result<Entry>> &entries)
{
    const qsizetype first = entries.size();
    QList<EntryRef> inside = refs;
    for (EntryRef &ref : inside)
        ref.collection = insideFolder(ref.collection);
    cache.read(inside, range, stop, entries);
    for (qsizetype i = 0; i < refs.size(); ++i) {
        if (Result<Entry> &entry = entries[first + i])
            entry->ref = refs.at(i);
    }
}

QList<Result<Entry>> MultiDiskStore::read(
    const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop)
{
    QList<Result<Entry>> entries;
    entries.reserve(refs.size());
    const auto collectionOf = [](const EntryRef &ref) { return ref.collection; };
    for (const QList<EntryRef> &run : runsOf(refs, collectionOf)) {
        const Result<OpenCache *> cache = m_caches.find(run.first().collection, stop);
        if (cache && *cache) {
            readFrom(**cache, run, range, stop, entries);
            continue;
        }
        for (const EntryRef &ref : run)
            entries.append(cache
                    ? Error {ErrorCode::NotFound, Reasons::noSuchEntry, displayText(ref.key)}
                    : cache.error());
    }
    return entries;
}

QList<WriteOutcome> MultiDiskStore::write(const QList<Write> &batch, const std::stop_token &stop)
{
    if (const Reason reason = info().readOnlyReason; !reason.isEmpty())
        return failAll(batch, Error {ErrorCode::Denied, reason, m_folder});
    if (isMaking(batch))
        return madeOutcomes(batch, makeFolder(m_folder));
    m_backup.begin();
    QList<WriteOutcome> outcomes;
    outcomes.reserve(batch.size());
    const auto collectionOf = [](const Write &write) { return write.ref.collection; };
    for (const QList<Write> &run : runsOf(batch, collectionOf))
        outcomes += writeRun(run, stop);
    for (const WriteOutcome &outcome : std::as_const(outcomes)) {
        if (outcome.result)
            m_check.forget(outcome.ref);
    }
    return outcomes;
}

QList<WriteOutcome> MultiDiskStore::writeRun(const QList<Write> &run, const std::stop_token &stop)
{
    const CollectionRef &collection = run.first().ref.collection;
    const bool mayBeNew
        = collection.group.isEmpty() && std::any_of(run.begin(), run.end(), [](const Write &write) {
              return write.value && !write.renameTo && outcomeInNone(write, refusalInFolders);
          });
    const Result<OpenCache *> cache
        = mayBeNew ? m_caches.make(collection, stop) : m_caches.find(collection, stop);
    if (!cache)
        return failAll(run, cache.error());
    if (!*cache) {
        QList<WriteOutcome> outcomes;
        for (const Write &write : run)
            outcomes.append({write.ref, outcomeInNone(write, refusalInFolders)});
        return outcomes;
    }
    if (const Reason reason = (*cache)->readOnlyReason(); !reason.isEmpty())
        return failAll(run, Error {ErrorCode::Denied, reason, m_folder});
    QList<WriteOutcome> outcomes = (*cache)->writeEach(run, m_backup, stop);
    if (isAnyStored(outcomes))
        m_caches.keepMade();
    else
        m_caches.unmake();
    return outcomes;
}

// Listing comes first; then the check.
Result<void> MultiDiskStore::loadOn(std::chrono::milliseconds budget, const std::stop_token &stop)
{
    return m_caches.progress().listed ? m_check.run(*this, {}, budget, stop)
                                      : m_caches.load(budget, stop);
}

Result<void> MultiDiskStore::loadAnew()
{
    m_check = {};
    return m_caches.look();
}

Result<LoadReport> MultiDiskStore::load(
    LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop)
{
    return loadIn(mode,
        {[&] { return loadOn(budget, stop); }, [&] { return loadAnew(); },
            [&] { return m_caches.freshness(stop); },
            [&] {
                return LoadReport {m_check.progress(m_caches.progress()), {},
                    m_caches.problems() + m_check.problems()};
            },
            [&] { return m_caches.examine(stop); }});
}

Result<ScanPage> MultiDiskStore::scan(
    const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop)
{
    if (request.depth == ScanDepth::Keys || !request.collection.group.isEmpty())
        return Store::scan(request, sink, stop);
    const Result<OpenCache *> cache = m_caches.find(request.collection, stop);
    if (!cache)
        return cache.error();
    if (!*cache)
        return Error {
            ErrorCode::NotFound, Reasons::noSuchCollection, displayText(request.collection.name)};
    return (*cache)->damage() ? Store::scan(request, sink, stop)
                              : (*cache)->scan(request, sink, stop);
}

Result<std::unique_ptr<Store>> openMultiDisk(const OpenRequest &request)
{
    const Result<QString> folder = folderOfStore(request.address.path, request.mode);
    if (!folder)
        return folder.error();
    auto store = std::make_unique<MultiDiskStore>(*folder, request);
    if (Result<void> looked = store->look(); !looked)
        return looked.error();
    return store;
}

// Several diskcaches beside each other may as well be DiskStores: the envelopes tell. A database in
// the folder itself makes it a DiskStore, unless it is of collections that have no folder.
int recogniseMultiDisk(const PathProbe &probe)
{
    constexpr int fits = 70;
    constexpr int fitsBetter = 95; // than a DiskStore
    if (!probe.isDirectory)
        return 0;
    if (!holdsCache(probe.path))
        return holdsCollections(probe.path) ? fits : 0;
    const BaseDatabase base = baseDatabaseIn(probe.path);
    const bool isBase = base == BaseDatabase::Proven
        || (base == BaseDatabase::Possible && holdsCollections(probe.path));
    return isBase ? fitsBetter : 0;
}

QByteArray pythonOfFolders(
    const StoreAddress &address, const CollectionInfo & /*collection*/, const EntryRef &ref)
{
    const QByteArray folder = pythonPath(address.path);
    const QByteArray key = pythonText(ref.key);
    const QByteArray collection = pythonText(ref.collection.name);
    if (folder.isEmpty() || key.isEmpty() || collection.isEmpty()
        || !ref.collection.group.isEmpty())
        return {};
    return "import asyncio\nfrom pathlib import Path\n\nfrom key_value.aio.stores.disk import "
           "MultiDiskStore\n\nstore = MultiDiskStore(base_directory=Path("
        + folder + "), auto_create=False)\nvalue = asyncio.run(store.get(" + key
        + ", collection=" + collection + "))\n";
}

} // namespace

BackendInfo multiDiskBackend()
{
    return {.scheme = QStringLiteral("multidisk"),
        .kind = QStringLiteral("MultiDiskStore"),
        .label = QT_TRANSLATE_NOOP("Backend", "MultiDiskStore folder"),
        .opens = QT_TRANSLATE_NOOP("Backend", "a folder of folders of diskcache"),
        .home = StoreHome::Folder,
        .place = QStringLiteral("DIR"),
        .canBeNew = true,
        .newValue = "{}",
        .usualCollection = "default_collection",
        .recognise = recogniseMultiDisk,
        .python = pythonOfFolders,
        .open = openMultiDisk};
}

} // namespace kvlens
