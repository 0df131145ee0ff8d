// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/cachebackup.h"

#include "stores/diskcache/cacheconnection.h"
#include "stores/file/backups.h"
#include "stores/pathtext.h"

namespace kvlens {

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
    const Result<QString> place = m_backup.placeFor(name);
    if (!place)
        return place.error();
    m_kept.append(name);
    const QString database = pathText(m_folder + '/' + cacheFileName);
    const Result<void> copied = Database::copy(database, *place, stop);
    return copied ? Result<void>() : notBackedUp(copied.error());
}

// One that is missing or leads elsewhere is no loss: it is not removed, either.
Result<void> CacheBackup::keepValues(const QList<QByteArray> &names, const ValueFiles &files)
{
    for (const QByteArray &name : names) {
        const bool isWanted = m_backup.wants(below(name));
        const Result<QByteArray> bytes
            = isWanted ? files.read(name) : Result<QByteArray>(Error {ErrorCode::NotFound});
        if (!bytes)
            continue;
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
