// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a copy of a store is made, from the first batch to the last: a copy that is interrupted is
// never taken for a whole one.
#pragma once

#include "model/entrycopy.h"
#include "stores/file/copymark.h"
#include "stores/file/madefolders.h"
#include "stores/file/syncedlater.h"

namespace kvlens {

// Of a store at a path; of others there is nothing to be done. A process that is killed leaves a
// CopyMark, as does one that destroys this before the copy has ended. As long as there is that
// mark, files are written without waiting for the disk; it goes when all of them are safe.
// Threads: any, one at a time.
class CopyPlace
{
public:
    // As it is before the copy.
    explicit CopyPlace(const StoreInfo &target);

    // As writeBatch(). Conflict: somebody else is making a copy there.
    Result<void> write(Store &target, const CopyBatch &batch, const std::stop_token &stop = {});
    bool isBegun() const { return m_isBegun; } // something was to be written
    // All of the copy was written: it is whole once this is done. Errors as of writing a file.
    Result<void> finish();
    // It is not, and will not be: removes what was made of it if nothing was there before. False:
    // something is left, and marked.
    bool giveUp();

private:
    Result<void> begin();
    bool removeAll() const;
    Result<void> prepareSyncing();

    QString m_path; // empty: of no file or folder
    QStringList m_paths; // all of them
    QStringList m_missing; // of them
    bool m_canSyncLater;
    bool m_wasEmptyFolder = false;
    bool m_isBegun = false;
    MadeFolders m_around;
    std::optional<CopyMark> m_mark;
    std::optional<SyncedLater> m_syncedLater; // of what is written
};

} // namespace kvlens
