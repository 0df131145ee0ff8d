// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/multidisk/cachefolders.h"

#include "stores/deadline.h"
#include "stores/file/madefolders.h"
#include "stores/multidisk/foldernames.h"
#include "stores/pathtext.h"
#include "stores/words/diskreasons.h"
#include "stores/words/reasons.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace kvlens {

namespace {

// Folders of its own, not links, which the library does not make.
QList<QByteArray> cacheFoldersIn(const QByteArray &root)
{
    QList<QByteArray> names;
    QDirIterator it(
        pathText(root), QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    while (it.hasNext()) {
        it.next();
        if (QFileInfo::exists(it.filePath() + u'/' + QLatin1String(cacheFileName)))
            names.append(pathBytes(it.fileName()));
    }
    std::sort(names.begin(), names.end());
    return names;
}

bool isOfStore(const CollectionInfo &info)
{
    return info.ref.group.isEmpty();
}

// Another store in the folder is no part of this one.
Problem problemOf(const Error &failure)
{
    const bool isOther = failure.code == ErrorCode::Unsupported;
    return {QStringLiteral("folder"), isOther ? Severity::Warning : Severity::Error, failure, {},
        {}, !isOther};
}

} // namespace

QString CacheFolders::pathOf(const QByteArray &name) const
{
    return pathText(m_root + '/' + name);
}

Result<void> CacheFolders::look()
{
    m_folders.clear();
    const Result<FileStamp> stamp = stampOf(pathText(m_root));
    m_stamp = stamp ? std::optional(*stamp) : std::nullopt;
    for (const QByteArray &name : cacheFoldersIn(m_root))
        m_folders.push_back(std::make_unique<Folder>(Folder {name}));
    return {};
}

Result<void> CacheFolders::open(Folder &folder, OpenMode mode, const std::stop_token &stop)
{
    if (folder.failure)
        return *folder.failure;
    if (!folder.cache) {
        Result<std::unique_ptr<OpenCache>> opened
            = OpenCache::open(m_root + '/' + folder.name, mode, RowsOf::MultiDiskStore, stop);
        if (!opened) {
            if (opened.error().code != ErrorCode::Cancelled)
                folder.failure = opened.error();
            return opened.error();
        }
        if ((*opened)->connection().rows() == RowsOf::DiskStore) {
            folder.failure
                = Error {ErrorCode::Unsupported, DiskReasons::ofDiskStore, pathOf(folder.name)};
            return *folder.failure;
        }
        folder.cache = *std::move(opened);
    }
    return folder.cache->use(stop);
}

CacheFolders::Folder *CacheFolders::named(const QByteArray &name)
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
            const OpenMode mode = m_mode == OpenMode::ReadOnly ? m_mode : OpenMode::ReadWrite;
            Result<void> done = open(*folder, mode, stop);
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
        const QList<CollectionInfo> found = folder->cache->index().collections();
        std::copy_if(found.begin(), found.end(), std::back_inserter(infos), isOfStore);
    }
    return infos;
}

QList<Problem> CacheFolders::problems() const
{
    QList<Problem> problems;
    for (const std::unique_ptr<Folder> &folder : m_folders) {
        const QString path = pathOf(folder->name);
        if (folder->failure)
            problems.append(problemOf(*folder->failure));
        if (!folder->cache)
            continue;
        problems += folder->cache->problems(path);
        const qint64 noEntries = folder->cache->index().noEntries();
        if (noEntries > 0)
            problems.append({QStringLiteral("rows"), Severity::Error,
                {ErrorCode::Corrupt, DiskReasons::noEntries.with(noEntries), path}, {}, {}, true});
        qint64 others = -noEntries;
        for (const CollectionInfo &info : folder->cache->index().collections())
            others += isOfStore(info) ? 0 : info.entries;
        if (others > 0)
            problems.append({QStringLiteral("rows"), Severity::Warning,
                {ErrorCode::Corrupt, DiskReasons::otherRows.with(others), path}});
    }
    return problems;
}

Result<Freshness> CacheFolders::freshness(const std::stop_token &stop) const
{
    const Result<FileStamp> stamp = stampOf(pathText(m_root));
    if (!stamp)
        return m_stamp ? Freshness::Gone : Freshness::Current;
    if (!m_stamp || !(*stamp == *m_stamp))
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

Result<OpenCache *> CacheFolders::find(const CollectionRef &collection, const std::stop_token &stop)
{
    const auto holds = [&](const Folder &folder) {
        const QList<CollectionInfo> infos
            = folder.cache ? folder.cache->index().collections() : QList<CollectionInfo>();
        return std::any_of(infos.begin(), infos.end(),
            [&](const CollectionInfo &info) { return info.ref == collection; });
    };
    Folder *found = collection.group.isEmpty() ? named(collection.name) : nullptr;
    const bool isKnown = found && (!found->isLoaded || holds(*found));
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
        return nullptr;
    const OpenMode mode = m_mode == OpenMode::ReadOnly ? m_mode : OpenMode::ReadWrite;
    if (Result<void> opened = open(*found, mode, stop); !opened)
        return opened.error();
    return found->cache.get();
}

Result<OpenCache *> CacheFolders::make(const CollectionRef &collection, const std::stop_token &stop)
{
    const Result<OpenCache *> found = find(collection, stop);
    if (!found || *found)
        return found;
    if (Result<void> checked = checkNewFolderName(collection.name); !checked)
        return checked.error();
    if (Folder *shared = named(collection.name)) { // it holds other collections, or none
        if (Result<void> opened = open(*shared, OpenMode::ReadWrite, stop); !opened)
            return opened.error();
        return shared->cache.get();
    }
    const Result<FileStamp> before = stampOf(pathText(m_root));
    const bool isCurrent = !before || !m_stamp || *before == *m_stamp;
    MadeFolders made; // goes again if the database cannot be made
    if (Result<void> done = made.make(pathOf(collection.name)); !done)
        return done.error();
    auto folder = std::make_unique<Folder>(Folder {collection.name});
    if (Result<void> opened = open(*folder, OpenMode::Create, stop); !opened)
        return opened.error();
    folder->isLoaded = folder->cache->load(unhurried).has_value();
    m_folders.push_back(std::move(folder));
    const Result<FileStamp> after = stampOf(pathText(m_root));
    if (isCurrent && after)
        m_stamp = *after;
    return m_folders.back()->cache.get();
}

} // namespace kvlens
