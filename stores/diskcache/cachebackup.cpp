// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/cachebackup.h"

#include "stores/diskcache/cacheconnection.h"
#include "stores/file/backups.h"
#include "stores/pathtext.h"

namespace kvlens {

namespace {

// What is missing or leads elsewhere is not removed, either.
bool isNoLoss(const Error &unread)
{
    return unread.code == ErrorCode::NotFound || unread.code == ErrorCode::Invalid
        || unread.code == ErrorCode::Unsupported;
}

} // namespace

CacheBackup::CacheBackup(FolderBackup &backup, QByteArray folder)
    : m_backup(backup)
    , m_folder(std::move(folder))
{
}

QByteArray CacheBackup::below(const QByteArray &name) const
{
    return QByteArray(m_folder + '/' + name).mid(pathBytes(m_backup.root()).size() + 1);
}

Result<void> CacheBackup::keepDatabase(const std::stop_token &stop)
{
    const QByteArray name = below(cacheFileName);
    if (!m_backup.wants(name))
        return {};
    const QString database = pathText(m_folder + '/' + cacheFileName);
    const Result<void> added = m_backup.addMade(
        name, [&](const QString &at) { return Database::copy(database, at, stop); });
    if (added)
        m_kept.append(name);
    return added;
}

Result<void> CacheBackup::keepValues(const QList<QByteArray> &names, const ValueFiles &files)
{
    for (const QByteArray &name : names) {
        const bool isWanted = m_backup.wants(below(name));
        const Result<QByteArray> bytes
            = isWanted ? files.read(name) : Result<QByteArray>(Error {ErrorCode::NotFound});
        if (!bytes && isNoLoss(bytes.error()))
            continue;
        if (!bytes)
            return notBackedUp(bytes.error(), m_backup.root());
        if (Result<void> added = m_backup.add(below(name), *bytes); !added)
            return added.error();
        m_kept.append(below(name));
    }
    return m_backup.settle();
}

void CacheBackup::forget()
{
    for (const QByteArray &name : std::as_const(m_kept))
        m_backup.forget(name);
}

} // namespace kvlens
