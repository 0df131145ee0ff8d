// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/diskcachestore.h"

#include "stores/deadline.h"
#include "stores/diskcache/filesbeside.h"
#include "stores/diskcache/newrows.h"
#include "stores/diskcache/opencache.h"
#include "stores/diskcache/plainrow.h"
#include "stores/fanout/fanoutstore.h"
#include "stores/fanout/shards.h"
#include "stores/file/madefolders.h"
#include "stores/filetree/treecheck.h"
#include "stores/multidisk/basefolder.h"
#include "stores/pathtext.h"
#include "stores/pythontext.h"
#include "stores/storefolder.h"
#include "stores/words/diskreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

class DiskCacheStore final : public Store
{
public:
    DiskCacheStore(QString folder, const OpenRequest &request)
        : m_folder(std::move(folder))
        , m_mode(request.mode)
        , m_onWait([request] { request.tell(OpenStep::Wait); })
        , m_backup(m_folder, request.manner)
        , m_isFound(request.address.scheme.isEmpty())
    {
    }

    // What can become a cache counts as missing.
    Result<void> connect(const std::stop_token &stop);

    StoreInfo info() const override;
    Result<QList<CollectionInfo>> collections(const std::stop_token &stop) override;
    Result<KeyPage> list(const ListRequest &request, const std::stop_token &stop) override;
    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop) override;
    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override;
    Result<LoadReport> load(
        LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop) override;
    Result<ScanPage> scan(
        const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop) override;

private:
    Result<void> connectAs(OpenMode mode, const std::stop_token &stop);
    bool canBeMade(const Error &why) const; // where it could not be opened
    Result<void> makeCache(const std::stop_token &stop);
    void unmakeCache();
    void keepMade();
    Result<void> loadOn(std::chrono::milliseconds budget, const std::stop_token &stop);
    Result<void> loadAnew(const std::stop_token &stop);
    LoadReport report() const;
    Reason readOnlyReason() const;

    QString m_folder; // without links
    OpenMode m_mode;
    std::function<void()> m_onWait;
    FolderBackup m_backup;
    std::optional<MadeFolders> m_made; // with the database, into which nothing is written yet
    std::unique_ptr<OpenCache> m_cache; // null: nothing is there yet
    TreeCheck m_check;
    bool m_isFound; // to be a DiskStore by what is there, and not called one
    bool m_hasCollectionsBeside = false;
};

// Whoever has called it a DiskStore does not look for them.
Problem collectionsBeside(const QString &folder, bool isFound)
{
    return {.id = QStringLiteral("other-kind"),
        .severity = Severity::Warning,
        .error = {ErrorCode::Unsupported, DiskReasons::collectionsBeside.with(folder), folder},
        .hidesEntries = isFound};
}

Result<void> DiskCacheStore::connect(const std::stop_token &stop)
{
    const OpenMode mode = m_mode == OpenMode::ReadOnly ? m_mode : OpenMode::ReadWrite;
    const Result<void> connected = connectAs(mode, stop);
    if (connected || !canBeMade(connected.error()))
        return connected;
    m_cache.reset();
    return {};
}

bool DiskCacheStore::canBeMade(const Error &why) const
{
    const bool isNotThere = why.code == ErrorCode::NotFound && m_mode == OpenMode::Create;
    const bool isBlank = isWithoutTables(why) && m_mode != OpenMode::ReadOnly
        && whyFolderReadOnly(m_folder, m_mode).isEmpty();
    return isNotThere || isBlank;
}

Result<void> DiskCacheStore::connectAs(OpenMode mode, const std::stop_token &stop)
{
    Result<std::unique_ptr<OpenCache>> opened
        = OpenCache::open(pathBytes(m_folder), mode, RowsOf::DiskStore, stop);
    if (!opened)
        return opened.error();
    m_cache = *std::move(opened);
    m_cache->connection().database().tellWaits(m_onWait);
    m_hasCollectionsBeside = holdsCollections(m_folder);
    return {};
}

Reason DiskCacheStore::readOnlyReason() const
{
    if (m_cache)
        return m_cache->readOnlyReason();
    return m_mode == OpenMode::ReadOnly ? Reason(Reasons::openedReadOnly) : Reason();
}

StoreInfo DiskCacheStore::info() const
{
    Capabilities capabilities = Capability::OrderedKeys | Capability::Positions
        | Capability::StableCursors | Capability::ListKeys | Capability::PartialReads
        | Capability::Expiry;
    const Reason readOnly = readOnlyReason();
    if (readOnly.isEmpty())
        capabilities |= Capability::Write | Capability::Rename | Capability::CompareAndSet
            | Capability::AtomicBatch;
    StoreInfo info {.kind = QStringLiteral("DiskStore"),
        .address = {QStringLiteral("diskcache"), m_folder, {}},
        .capabilities = capabilities,
        .readOnlyReason = readOnly,
        .refusal = refusalOfPlain,
        .namesAreBytes = true,
        .isMissing = !m_cache};
    if (m_cache && m_cache->connection().rows() == RowsOf::AnyProgram)
        return info;
    info.capabilities |= Capability::JsonValues;
    if (readOnly.isEmpty())
        info.capabilities |= Capability::NewCollections;
    info.keepsCreation = true;
    info.refusal = [rows = NewRows(RowsOf::DiskStore)](
                       const Write &write) mutable { return rows.refusal(write); };
    return info;
}

Result<QList<CollectionInfo>> DiskCacheStore::collections(const std::stop_token &stop)
{
    if (!m_cache)
        return QList<CollectionInfo>();
    if (Result<void> ready = m_cache->use(stop); !ready)
        return ready.error();
    return m_cache->index().collections();
}

Result<KeyPage> DiskCacheStore::list(const ListRequest &request, const std::stop_token &stop)
{
    const QByteArray &name = request.collection.name;
    if (!m_cache)
        return Error {ErrorCode::NotFound, Reasons::noSuchCollection, displayText(name)};
    if (Result<void> ready = m_cache->use(stop); !ready)
        return ready.error();
    return m_cache->list(request);
}

QList<Result<Entry>> DiskCacheStore::read(
    const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop)
{
    QList<Result<Entry>> entries;
    entries.reserve(refs.size());
    const Result<void> ready = m_cache ? m_cache->use(stop) : Result<void>();
    if (m_cache && ready) {
        m_cache->read(refs, range, stop, entries);
        return entries;
    }
    for (const EntryRef &ref : refs)
        entries.append(ready
                ? Error {ErrorCode::NotFound, Reasons::noSuchEntry, displayText(ref.key)}
                : ready.error());
    return entries;
}

QList<WriteOutcome> DiskCacheStore::write(const QList<Write> &batch, const std::stop_token &stop)
{
    if (const Reason reason = readOnlyReason(); !reason.isEmpty())
        return failAll(batch, Error {ErrorCode::Denied, reason, m_folder});
    if (batch.isEmpty())
        return {}; // and no backup is made
    if (stop.stop_requested())
        return failAll(batch, Error {ErrorCode::Cancelled, Reasons::cancelled});
    const bool isNone = !m_cache && !isMaking(batch);
    if (const auto outcomes = isNone ? outcomesInNone(batch, RowsOf::DiskStore) : std::nullopt)
        return *outcomes;
    const Result<void> made = m_cache ? Result<void>() : makeCache(stop);
    if (isMaking(batch)) {
        keepMade();
        return madeOutcomes(batch, made);
    }
    const Result<void> ready = made ? m_cache->use(stop) : made;
    if (!ready) {
        unmakeCache();
        return failAll(batch, ready.error());
    }
    m_backup.begin();
    const QList<WriteOutcome> outcomes = m_cache->write(batch, m_backup, stop);
    if (isAnyStored(outcomes))
        keepMade();
    else
        unmakeCache();
    for (const WriteOutcome &outcome : outcomes) {
        if (outcome.result)
            m_check.forget(outcome.ref);
    }
    return outcomes;
}

Result<void> DiskCacheStore::makeCache(const std::stop_token &stop)
{
    const bool isOurFolder = !pathExists(m_folder);
    MadeFolders made; // goes again if the database cannot be made
    if (Result<void> done = made.make(m_folder); !done)
        return done;
    Result<void> connected = connectAs(OpenMode::Create, stop);
    if (connected)
        connected = m_cache->load(unhurried); // its keys are known: none
    if (!connected && isOurFolder) {
        m_cache.reset();
        removeDatabase(m_folder + u'/' + QLatin1String(cacheFileName));
    } else if (isOurFolder) {
        m_made.emplace(std::move(made));
    }
    return connected;
}

// Nothing could be written into what makeCache() has just made; not if another program has it open,
// or has changed it.
void DiskCacheStore::unmakeCache()
{
    if (!m_made)
        return;
    const Result<Freshness> fresh = m_cache->connection().freshness();
    if (!fresh || *fresh != Freshness::Current)
        return keepMade();
    m_cache.reset();
    if (removeUnusedDatabase(m_folder + u'/' + QLatin1String(cacheFileName)))
        m_made.reset();
    keepMade();
}

void DiskCacheStore::keepMade()
{
    if (m_made)
        m_made->keep();
    m_made.reset();
}

// Listing comes first; then the check.
Result<void> DiskCacheStore::loadOn(std::chrono::milliseconds budget, const std::stop_token &stop)
{
    const Result<void> ready = m_cache ? m_cache->use(stop) : Result<void>();
    if (!m_cache || !ready)
        return ready;
    return m_cache->index().progress().listed ? m_check.run(*this, {}, budget, stop)
                                              : m_cache->load(budget);
}

Result<void> DiskCacheStore::loadAnew(const std::stop_token &stop)
{
    m_check = {};
    const bool isNew = !m_cache && m_mode == OpenMode::Create;
    if (isNew && !pathExists(m_folder + u'/' + QLatin1String(cacheFileName)))
        return {};
    if (!m_cache || !m_cache->connection().checkUntouched())
        return connect(stop);
    return m_cache->forget();
}

LoadReport DiskCacheStore::report() const
{
    if (!m_cache)
        return {};
    QList<Problem> problems = m_cache->problems(m_folder) + m_check.problems();
    if (m_hasCollectionsBeside)
        problems.append(collectionsBeside(m_folder, m_isFound));
    return {m_check.progress(m_cache->index().progress()), {}, problems};
}

Result<LoadReport> DiskCacheStore::load(
    LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop)
{
    if (m_cache)
        m_cache->connection().database().watch(stop);
    const auto peek = [&] {
        return m_cache ? m_cache->connection().freshness() : Result<Freshness>(Freshness::Current);
    };
    const auto examine = [&] {
        return m_cache ? m_cache->examine(m_folder, otherRowsGroup, stop)
                       : Result<QList<Problem>>(QList<Problem>());
    };
    return loadIn(mode,
        {[&] { return loadOn(budget, stop); }, [&] { return loadAnew(stop); }, peek,
            [&] { return report(); }, examine});
}

Result<ScanPage> DiskCacheStore::scan(
    const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop)
{
    const bool isOwn = m_cache && request.collection.group.isEmpty();
    if (!isOwn || m_cache->damage() || request.depth == ScanDepth::Keys)
        return Store::scan(request, sink, stop);
    if (Result<void> ready = m_cache->use(stop); !ready)
        return ready.error();
    return m_cache->scan(request, sink, stop);
}

// The folder whose database the path is; empty: it is none.
QString folderOfCacheFile(const QString &path)
{
    const QString full = fullPath(path);
    const QString ending = u'/' + QLatin1String(cacheFileName);
    return full.endsWith(ending) && fileSizeAt(full) >= 0 ? full.chopped(ending.size()) : QString();
}

Result<std::unique_ptr<Store>> openDiskCache(const OpenRequest &request)
{
    const QString around = folderOfCacheFile(request.address.path);
    const Result<QString> folder
        = folderOfStore(around.isEmpty() ? request.address.path : around, request.mode);
    if (!folder)
        return folder.error();
    const bool isThere = pathExists(*folder + u'/' + QLatin1String(cacheFileName));
    if (!isThere && holdsFanoutCache(*folder))
        return openFanoutCache(*folder, request);
    auto store = std::make_unique<DiskCacheStore>(*folder, request);
    if (isThere || request.mode != OpenMode::Create) {
        if (Result<void> connected = store->connect(request.stop); !connected)
            return connected.error();
    }
    return store;
}

int recogniseDiskCache(const PathProbe &probe)
{
    constexpr int certain = 90;
    if (!probe.isDirectory) {
        const QString around = folderOfCacheFile(probe.path);
        return !around.isEmpty() && holdsCache(around) ? certain : 0;
    }
    return holdsCache(probe.path) || holdsFanoutCache(probe.path) ? certain : 0;
}

// Of a row that no DiskStore has written diskcache itself reads the value. What the folder is shows
// when it is read.
QByteArray pythonOfOtherRow(const QByteArray &folder, const RowKey &row)
{
    const bool isText = row.type == SqlType::Text;
    const QByteArray key = isText   ? pythonText(row.bytes)
        : row.type == SqlType::Blob ? pythonBytes(row.bytes)
                                    : row.bytes;
    if (key.isEmpty() || row.raw == 0) // pickled
        return {};
    return "import diskcache\nfrom pathlib import Path\n\nfolder = Path(" + folder
        + ")\nshards = len(list(folder.glob(\"[0-9]*/cache.db\")))\n"
          "cache = diskcache.FanoutCache(folder, shards) if shards else diskcache.Cache(folder)\n"
          "value = cache["
        + key + "]\n";
}

QByteArray pythonOfCache(
    const StoreAddress &address, const CollectionInfo & /*collection*/, const EntryRef &ref)
{
    const QByteArray folder = pythonPath(address.path);
    const QByteArray key = pythonText(ref.key);
    const QByteArray collection = pythonText(ref.collection.name);
    const std::optional<RowKey> row = rowOfEntry(ref, RowsOf::DiskStore);
    if (folder.isEmpty() || !row)
        return {};
    if (!ref.collection.group.isEmpty())
        return pythonOfOtherRow(folder, *row);
    if (key.isEmpty() || collection.isEmpty())
        return {};
    return "import asyncio\n\nfrom key_value.aio.stores.disk import DiskStore\n\nstore = "
           "DiskStore(directory="
        + folder + ", auto_create=False)\nvalue = asyncio.run(store.get(" + key
        + ", collection=" + collection + "))\n";
}

} // namespace

BackendInfo diskCacheBackend()
{
    return {.scheme = QStringLiteral("diskcache"),
        .kind = QStringLiteral("DiskStore"),
        .label = QT_TRANSLATE_NOOP("Backend", "DiskStore folder"),
        .opens = QT_TRANSLATE_NOOP("Backend", "a folder of diskcache"),
        .home = StoreHome::Folder,
        .place = QStringLiteral("DIR"),
        .canBeNew = true,
        .newValue = "{}",
        .usualCollection = "default_collection",
        .recognise = recogniseDiskCache,
        .python = pythonOfCache,
        .open = openDiskCache};
}

} // namespace kvlens
