// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps a diskcache folder as it is before a batch is written: the database, once in a session, and
// the files of the values that the batch replaces.
#pragma once

#include "stores/diskcache/valuefiles.h"
#include "stores/file/folderbackup.h"

namespace kvlens {

// For one batch. Errors say that they are of the backup.
class CacheBackup
{
public:
    // Of the cache in `folder`, which is that of the store or below it. `backup` outlives us.
    CacheBackup(FolderBackup &backup, QByteArray folder);

    // What was committed so far; nobody may commit meanwhile. Processor time and bytes: those of
    // copying the database.
    Result<void> keepDatabase(const std::stop_token &stop);
    Result<void> keepValues(const QList<QByteArray> &names, const ValueFiles &files);
    // The batch was not written.
    void forget();

private:
    QByteArray below(const QByteArray &name) const;

    FolderBackup &m_backup;
    QByteArray m_folder;
    QList<QByteArray> m_kept; // for this batch
};

} // namespace kvlens
