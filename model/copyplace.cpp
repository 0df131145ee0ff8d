// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/copyplace.h"

#include "stores/file/filereplacement.h"
#include "stores/pathtext.h"

#include <filesystem>
#include <limits>

namespace kvlens {

namespace {

QString folderAround(const QString &path)
{
    return path.left(std::max<qsizetype>(path.lastIndexOf(u'/'), 1));
}

bool removeWhole(const std::filesystem::path &path)
{
    std::error_code failed;
    std::filesystem::remove_all(path, failed);
    return !failed;
}

bool removeWithin(const QString &folder)
{
    bool isDone = true;
    for (const QByteArray &name : namesAt(folder, std::numeric_limits<qsizetype>::max()))
        isDone = removeWhole(QByteArray(pathBytes(folder) + '/' + name).toStdString()) && isDone;
    return isDone;
}

} // namespace

CopyPlace::CopyPlace(const StoreInfo &target)
    : m_canSyncLater(target.canSyncLater)
{
    for (const QString &path : pathsOf(target.address)) {
        const QString real = resolvedPath(path).value_or(path);
        if (m_path.isEmpty())
            m_path = real;
        m_paths.append(real);
        if (!pathExists(real))
            m_missing.append(real);
    }
    m_wasEmptyFolder = isFolderAt(m_path) && isEmptyFolder(m_path);
}

// Where no file can be made beside a folder that is there, the copy does without.
Result<void> CopyPlace::begin()
{
    m_isBegun = true;
    if (m_path.isEmpty())
        return {};
    if (Result<void> made = m_around.make(folderAround(m_path)); !made)
        return made;
    Result<CopyMark> mark = CopyMark::set(m_path);
    if (!mark && mark.error().code == ErrorCode::Denied && pathExists(m_path))
        return {};
    if (!mark)
        return mark.error();
    m_mark.emplace(*std::move(mark));
    return m_canSyncLater ? prepareSyncing() : Result<void>();
}

Result<void> CopyPlace::prepareSyncing()
{
    Result<SyncedLater> later = SyncedLater::begin(m_paths);
    if (!later)
        return later.error();
    m_syncedLater.emplace(*std::move(later));
    return {};
}

Result<void> CopyPlace::write(Store &target, const CopyBatch &batch, const std::stop_token &stop)
{
    if (batch.writes.isEmpty() && !batch.atEnd)
        return {};
    if (!m_isBegun) {
        if (Result<void> begun = begin(); !begun)
            return begun;
    }
    CopyBatch now = batch;
    if (m_syncedLater) {
        for (Write &write : now.writes)
            write.isSyncedLater = true;
    }
    const Result<void> written = writeBatch(target, now, stop);
    if (m_mark)
        m_mark->note();
    return written;
}

Result<void> CopyPlace::finish()
{
    const Result<void> safe = m_syncedLater ? m_syncedLater->sync() : Result<void>();
    if (!safe)
        return safe;
    if (m_mark)
        m_mark->remove();
    m_mark.reset();
    m_around.keep();
    return {};
}

bool CopyPlace::removeAll() const
{
    bool isDone = true;
    for (const QString &path : m_missing)
        isDone = removeWhole(pathBytes(path).toStdString()) && isDone;
    const bool wasThere = !m_missing.contains(m_path);
    return isDone && (!wasThere || (m_wasEmptyFolder && removeWithin(m_path)));
}

bool CopyPlace::giveUp()
{
    const bool isLeft = m_isBegun && !m_path.isEmpty() && !removeAll();
    if (m_mark && !isLeft)
        m_mark->remove();
    m_mark.reset();
    m_around = {};
    m_missing.clear();
    return !isLeft;
}

} // namespace kvlens
