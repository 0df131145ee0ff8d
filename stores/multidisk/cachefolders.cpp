// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/multidisk/cachefolders.h"

#include "stores/deadline.h"
#include "stores/diskcache/filesbeside.h"
#include "stores/fanout/shards.h"
#include "stores/file/sharing.h"
#include "stores/multidisk/basefolder.h"
#include "stores/multidisk/foldernames.h"
#include "stores/multidisk/oldfolder.h"
#include "stores/pathtext.h"
#include "stores/words/diskreasons.h"
#include "stores/words/reasons.h"

#include <algorithm>
#include <sys/stat.h>

namespace kvlens {

namespace {

// In which the files of the folder that belong to no entry are.
QByteArray groupOfFiles(const QByteArray &folder)
{
    return folder + '/' + otherRowsGroup;
}

bool isOfStore(const CollectionInfo &info)
{
    return isOfLibrary(info.ref);
}

// Another store in the folder is no part of this one; but where there is no part at all, it may be
// what was looked for.
Problem problemOf(const Error &failure, bool isAllOfIt)
{
    const bool isOther = failure.code == ErrorCode::Unsupported;
    return {QStringLiteral("folder"), isOther ? Severity::Warning : Severity::Error, failure, {},
        {}, !isOther || isAllOfIt};
}

Problem rowsOfOthers(qint64 count, const QString &path, bool isAllOfIt)
{
    return {QStringLiteral("rows"), Severity::Warning,
        {ErrorCode::Corrupt, DiskReasons::otherRows.with(count), path}, {}, {}, isAllOfIt};
}

// What only a version before 0.3 finds.
Problem ofOldVersion(const CountedReasonForm &what, qint64 count, const QString &path)
{
    return {QStringLiteral("old"), Severity::Information,
        {ErrorCode::Unsupported, what.with(count), path}};
}

// What is in it the library sees, and we do not.
Problem linkOf(const QString &path)
{
    return {QStringLiteral("link"), Severity::Warning,
        {ErrorCode::Invalid, DiskReasons::linkedFolder, path}, {}, {}, true};
}

qint64 oldEntriesIn(const QList<CollectionInfo> &infos)
{
    qint64 count = 0;
    for (const CollectionInfo &info : infos)
        count += info.ref.group == oldRowsGroup ? info.entries : 0;
    return count;
}

} // namespace

QString CacheFolders::pathOf(const QByteArray &name) const
{
    return pathText(folderInBase(m_root, name));
}

// The base, without a name, comes first.
Result<QList<QByteArray>> CacheFolders::namesNow(QList<QByteArray> *links) const
{
    Result<QList<QByteArray>> names = cacheFoldersIn(m_root, links);
    struct stat status = {};
    const bool isBase = ::stat(QByteArray(m_root + '/' + cacheFileName).constData(), &status) == 0
        && status.st_size > 0;
    if (names && isBase)
        names->prepend({});
    return names;
}

Result<void> CacheFolders::look()
{
    m_folders.clear();
    m_links.clear();
    const Result<FileStamp> stamp = stampOf(pathText(m_root));
    m_stamp = stamp ? std::optional(*stamp) : std::nullopt;
    const Result<QList<QByteArray>> names = namesNow(&m_links);
    if (!names && names.error().code != ErrorCode::NotFound) // it may be made yet
        return names.error();
    for (const QByteArray &name : names.value_or(QList<QByteArray>()))
        m_folders.push_back(std::make_unique<Folder>(Folder {name}));
    return {};
}

OpenMode CacheFolders::usualMode() const
{
    return m_mode == OpenMode::ReadOnly ? m_mode : OpenMode::ReadWrite;
}

Result<std::unique_ptr<OpenCache>> CacheFolders::openCache(
    const QByteArray &name, OpenMode mode, RowsOf rows, const std::stop_token &stop)
{
    m_open.makeRoom();
    Result<std::unique_ptr<OpenCache>> cache
        = OpenCache::open(folderInBase(m_root, name), mode, rows, stop);
    if (cache) {
        (*cache)->keepAmong(m_open);
        (*cache)->connection().database().tellWaits(m_onWait);
    }
    return cache;
}

Result<void> CacheFolders::open(Folder &folder, OpenMode mode, const std::stop_token &stop)
{
    const bool makes
        = mode == OpenMode::Create && folder.failure && isWithoutTables(*folder.failure);
    if (folder.failure && !makes)
        return *folder.failure;
    if (!folder.cache) {
        Result<std::unique_ptr<OpenCache>> cache
            = openCache(folder.name, mode, RowsOf::MultiDiskStore, stop);
        if (!cache) {
            if (cache.error().code != ErrorCode::Cancelled)
                folder.failure = cache.error();
            return cache.error();
        }
        if (Result<void> taken = take(folder, *std::move(cache), mode, stop); !taken)
            return taken;
        folder.failure.reset();
    }
    return folder.cache->use(stop);
}

// Unsupported: it is a DiskStore.
Result<void> CacheFolders::take(
    Folder &folder, std::unique_ptr<OpenCache> cache, OpenMode mode, const std::stop_token &stop)
{
    const CacheConnection &connection = cache->connection();
    if (connection.rows() != RowsOf::DiskStore) {
        folder.cache = std::move(cache);
        return {};
    }
    const Result<bool> isOld = isOldFolder(connection, folder.name);
    if (!isOld || !*isOld) {
        folder.failure = isOld
            ? Error {ErrorCode::Unsupported, DiskReasons::ofDiskStore, pathOf(folder.name)}
            : isOld.error();
        return *folder.failure;
    }
    Result<std::unique_ptr<OpenCache>> again
        = openCache(folder.name, mode, RowsOf::OldMultiDiskStore, stop);
    if (!again)
        return again.error();
    folder.cache = *std::move(again);
    return {};
}

// What a new folder is made as: as the others, whose program is to find it.
RowsOf CacheFolders::version() const
{
    const auto isOf = [](RowsOf rows) {
        return [rows](const std::unique_ptr<Folder> &folder) {
            return folder->cache && folder->cache->connection().rows() == rows;
        };
    };
    const bool isOld
        = std::any_of(m_folders.begin(), m_folders.end(), isOf(RowsOf::OldMultiDiskStore))
        && std::none_of(m_folders.begin(), m_folders.end(), isOf(RowsOf::MultiDiskStore));
    return isOld ? RowsOf::OldMultiDiskStore : RowsOf::MultiDiskStore;
}

CacheFolders::Folder *CacheFolders::named(const QByteArray &name) const
{
    const auto found = std::find_if(m_folders.begin(), m_folders.end(),
        [&](const auto &folder) { return folder->name == name; });
    return found == m_folders.end() ? nullptr : found->get();
}

Result<void> CacheFolders::load(std::chrono::milliseconds budget, const std::stop_token &stop)
{
    const Deadline deadline(budget);
    for (const std::unique_ptr<Folder> &folder : m_folders) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, Reasons::cancelled};
        while (!folder->isLoaded) {
            Result<void> done = open(*folder, usualMode(), stop);
            if (done)
                done = folder->cache->load(budget);
            if (!done && done.error().code == ErrorCode::Cancelled)
                return done;
            if (!done)
                folder->failure = done.error();
            folder->isLoaded = !done || folder->cache->index().progress().listed;
            if (deadline.isOver())
                return {};
        }
    }
    return {};
}

LoadProgress CacheFolders::progress() const
{
    LoadProgress progress;
    for (const std::unique_ptr<Folder> &folder : m_folders) {
        progress.done += folder->cache ? folder->cache->index().progress().done : 0;
        progress.listed = progress.listed && folder->isLoaded;
    }
    progress.finished = progress.listed;
    return progress;
}

QList<CollectionInfo> CacheFolders::collections() const
{
    QList<CollectionInfo> infos;
    for (const std::unique_ptr<Folder> &folder : m_folders) {
        if (!folder->cache)
            continue;
        for (const CollectionInfo &info : folder->cache->index().collections()) {
            if (isOfStore(info))
                infos.append(info);
        }
    }
    return infos;
}

QList<Problem> CacheFolders::problems() const
{
    QList<Problem> problems;
    const QList<CollectionInfo> own = collections();
    qint64 old = 0;
    for (const std::unique_ptr<Folder> &folder : m_folders) {
        const QString path = pathOf(folder->name);
        const bool isOther = folder->name.isEmpty() && own.isEmpty() && folder->failure
            && folder->failure->code == ErrorCode::Unsupported; // which is told where it is opened
        if (folder->failure && !isOther)
            problems.append(problemOf(*folder->failure, own.isEmpty()));
        if (!folder->cache)
            continue;
        problems += folder->cache->problems(path);
        old += folder->cache->connection().rows() == RowsOf::OldMultiDiskStore ? 1 : 0;
        const qint64 noEntries = folder->cache->index().noEntries();
        if (noEntries > 0)
            problems.append({QStringLiteral("rows"), Severity::Error,
                {ErrorCode::Corrupt, DiskReasons::noEntries.with(noEntries), path}, {}, {}, true});
        qint64 others = -noEntries;
        for (const CollectionInfo &info : folder->cache->index().collections())
            others += isOfStore(info) ? 0 : info.entries;
        if (others > 0)
            problems.append(rowsOfOthers(others, path, own.isEmpty()));
    }
    for (const QByteArray &name : m_links)
        problems.append(linkOf(pathOf(name)));
    if (old > 0)
        problems.append(ofOldVersion(DiskReasons::oldFolders, old, pathText(m_root)));
    if (const qint64 entries = oldEntriesIn(own); entries > 0)
        problems.append(ofOldVersion(DiskReasons::oldEntries, entries, pathText(m_root)));
    return problems;
}

Result<QList<Problem>> CacheFolders::examine(const std::stop_token &stop)
{
    QList<Problem> problems;
    for (const std::unique_ptr<Folder> &folder : m_folders) {
        if (!folder->cache)
            continue;
        const Result<QList<Problem>> found
            = folder->cache->examine(pathOf(folder->name), groupOfFiles(folder->name), stop);
        if (!found)
            return found.error();
        problems += *found;
    }
    return problems;
}

// Of a base that is the folder of a database too, whose time changes with what is written there.
bool CacheFolders::haveOthersCome() const
{
    const QList<QByteArray> names = namesNow(nullptr).value_or(QList<QByteArray>());
    return names.size() != qsizetype(m_folders.size())
        || !std::all_of(names.begin(), names.end(),
            [this](const QByteArray &name) { return named(name) != nullptr; });
}

Result<Freshness> CacheFolders::freshness(const std::stop_token &stop) const
{
    const Result<FileStamp> stamp = stampOf(pathText(m_root));
    if (!stamp)
        return m_stamp ? Freshness::Gone : Freshness::Current;
    if (!m_stamp || (named({}) ? haveOthersCome() : !(*stamp == *m_stamp)))
        return Freshness::Changed;
    for (const std::unique_ptr<Folder> &folder : m_folders) {
        if (!folder->cache)
            continue;
        folder->cache->connection().database().watch(stop);
        const Result<Freshness> fresh = folder->cache->connection().freshness();
        if (!fresh)
            return fresh;
        if (*fresh != Freshness::Current)
            return Freshness::Changed;
    }
    return Freshness::Current;
}

// Why it is not known whether there is such a collection: a folder that may be its own could not be
// opened.
std::optional<Error> CacheFolders::unseen(const CollectionRef &collection) const
{
    const auto isOwn = [own = folderNameOf(collection.name), &collection](const auto &folder) {
        return folder->name == collection.name || folder->name == own;
    };
    for (const std::unique_ptr<Folder> &folder : m_folders) {
        if (isOwn(folder) && folder->failure && folder->failure->code != ErrorCode::Unsupported)
            return folder->failure;
    }
    return std::nullopt;
}

Result<OpenCache *> CacheFolders::find(const CollectionRef &collection, const std::stop_token &stop)
{
    const auto holds = [&](const Folder &folder) {
        const QList<CollectionInfo> infos
            = folder.cache ? folder.cache->index().collections() : QList<CollectionInfo>();
        return std::any_of(infos.begin(), infos.end(),
            [&](const CollectionInfo &info) { return info.ref == collection; });
    };
    const bool isEntries = isOfLibrary(collection); // else what groupOfFiles() makes of the folder
    Folder *found
        = named(isEntries ? collection.name : collection.group.left(collection.group.indexOf('/')));
    const bool isKnown = found && (!isEntries || !found->isLoaded || holds(*found));
    if (!isKnown) {
        found = nullptr;
        if (Result<void> loaded = load(unhurried, stop); !loaded)
            return loaded.error();
        for (const std::unique_ptr<Folder> &folder : m_folders) {
            if (!found && holds(*folder))
                found = folder.get();
        }
    }
    if (!found)
        return unseen(collection) ? Result<OpenCache *>(*unseen(collection)) : nullptr;
    if (Result<void> opened = open(*found, usualMode(), stop); !opened)
        return isWithoutTables(opened.error()) ? Result<OpenCache *>(nullptr) : opened.error();
    return found->cache.get();
}

void CacheFolders::keepMade()
{
    if (m_made)
        m_made->folders.keep();
    m_made.reset();
}

void CacheFolders::unmake()
{
    Folder *const folder = m_made ? named(m_made->name) : nullptr;
    const Result<Freshness> fresh = folder && folder->cache
        ? folder->cache->connection().freshness()
        : Result<Freshness>(Freshness::Changed);
    if (!fresh || *fresh != Freshness::Current)
        return keepMade();
    const Result<FileStamp> before = stampOf(pathText(m_root));
    const bool isCurrent = before && m_stamp && *before == *m_stamp;
    folder->cache.reset();
    folder->isLoaded = false;
    if (!removeUnusedDatabase(pathOf(m_made->name) + u'/' + QLatin1String(cacheFileName)))
        return keepMade();
    std::erase_if(m_folders, [&](const auto &each) { return each.get() == folder; });
    m_made.reset();
    const Result<FileStamp> after = stampOf(pathText(m_root));
    if (isCurrent && after)
        m_stamp = *after;
}

Result<OpenCache *> CacheFolders::make(const CollectionRef &collection, const std::stop_token &stop)
{
    keepMade();
    const Result<OpenCache *> found = find(collection, stop);
    if (!found || *found)
        return found;
    if (Result<void> checked = checkNewFolderName(collection.name); !checked)
        return checked.error();
    if (Folder *shared = named(collection.name)) { // it holds other collections, or none
        if (Result<void> opened = open(*shared, OpenMode::Create, stop); !opened)
            return opened.error();
        if (Result<void> loaded = shared->cache->load(unhurried); !loaded)
            return loaded.error();
        return shared->cache.get();
    }
    const Result<FileStamp> before = stampOf(pathText(m_root));
    const bool isCurrent = !before || !m_stamp || *before == *m_stamp;
    const bool isOurFolder = !pathExists(pathOf(collection.name));
    MadeFolders made; // goes again if the database cannot be made
    if (Result<void> done = made.make(pathOf(collection.name)); !done)
        return done.error();
    giveToOwnerAround(m_root + '/' + collection.name);
    auto folder = std::make_unique<Folder>(Folder {collection.name});
    Result<std::unique_ptr<OpenCache>> cache
        = openCache(folder->name, OpenMode::Create, version(), stop);
    if (!cache && isOurFolder)
        removeDatabase(pathOf(collection.name) + u'/' + QLatin1String(cacheFileName));
    if (!cache)
        return cache.error();
    folder->cache = *std::move(cache);
    folder->isLoaded = folder->cache->load(unhurried).has_value();
    m_folders.push_back(std::move(folder));
    if (isOurFolder)
        m_made.emplace(Made {collection.name, std::move(made)});
    const Result<FileStamp> after = stampOf(pathText(m_root));
    if (isCurrent && after)
        m_stamp = *after;
    return m_folders.back()->cache.get();
}

} // namespace kvlens
