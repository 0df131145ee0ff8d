// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the index that notices what other programs change.
#include "stores/filetree/treeindex.h"
#include "stores/pathtext.h"

namespace kvlens {

namespace {

constexpr qsizetype foldersAtOnce = 5000; // looked at by one freshness()
constexpr std::chrono::milliseconds watchBudget(10); // of one freshness()

QByteArray folderOf(const QByteArray &path)
{
    return path.left(path.lastIndexOf('/'));
}

} // namespace

bool TreeIndex::isChanged(const QByteArray &path, Folder &folder) const
{
    const bool isData = isInside(path, m_place.data);
    return !isUnchanged(isData ? m_place.data : m_place.metadata, path, folder.listed);
}

Freshness TreeIndex::freshness()
{
    if (!isFolderAt(pathText(m_place.data)))
        return m_folders.contains(m_place.data) ? Freshness::Gone : Freshness::Current;
    m_changed = m_changed || m_watch.sawChange();
    watchMore();
    const qsizetype looks = std::min(m_listed.size(), foldersAtOnce);
    for (qsizetype i = 0; i < looks && !m_changed; ++i) {
        m_nextChecked = (m_nextChecked + 1) % m_listed.size();
        const QByteArray &path = m_listed.at(m_nextChecked);
        m_changed = isChanged(path, m_folders[path]);
    }
    return m_changed ? Freshness::Changed : Freshness::Current;
}

// Watching a folder takes time for each file in it that the system has in mind.
void TreeIndex::watchMore()
{
    const auto deadline = std::chrono::steady_clock::now() + watchBudget;
    while (m_watched < m_listed.size() && std::chrono::steady_clock::now() < deadline)
        m_watch.add(m_listed.at(m_watched++));
}

QList<FolderStamp> TreeIndex::stampsDownTo(const QByteArray &folder) const
{
    QList<FolderStamp> stamps;
    for (QByteArray path = folder; !path.isEmpty(); path = folderOf(path)) {
        const Result<FileStamp> stamp = isListed(path)
            ? stampOf(pathText(path))
            : Result<FileStamp>(Error {ErrorCode::NotFound});
        if (stamp)
            stamps.append({path, *stamp});
    }
    return stamps;
}

void TreeIndex::renewStamps(const QList<FolderStamp> &before)
{
    for (const FolderStamp &folder : before) {
        const auto found = m_folders.find(folder.path);
        const Result<FileStamp> now = stampOf(pathText(folder.path));
        if (!now || found == m_folders.end())
            continue;
        ListedFolder &listed = found->second.listed;
        if (!(listed.stamp == folder.stamp) || *now == folder.stamp)
            continue;
        listed.stamp = *now;
        listed.digest.reset(); // it does not hold any more; the stamp does
    }
}

} // namespace kvlens
