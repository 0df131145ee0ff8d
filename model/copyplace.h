// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a copy of a store is made, from the first batch to the last: a copy that is interrupted is
// never taken for a whole one.
#pragma once

#include "model/entrycopy.h"
#include "stores/file/copymark.h"
#include "stores/file/madefolders.h"

namespace kvlens {

// Of a store at a path; of others there is nothing to be done. A process that is killed leaves a
// CopyMark, as does one that destroys this before the copy has ended.
// Threads: any, one at a time.
class CopyPlace
{
public:
    // As it is before the copy.
    explicit CopyPlace(const StoreInfo &target);

    // As writeBatch(). Conflict: somebody else is making a copy there.
    Result<void> write(Store &target, const CopyBatch &batch, const std::stop_token &stop = {});
    bool isBegun() const { return m_isBegun; } // something was to be written
    // The copy is whole.
    void finish();
    // It is not, and will not be: removes what was made of it if nothing was there before. False:
    // something is left, and marked.
    bool giveUp();

private:
    Result<void> begin();
    bool removeAll() const;

    QString m_path; // empty: of no file or folder
    QStringList m_missing; // of its paths
    bool m_wasEmptyFolder = false;
    bool m_isBegun = false;
    MadeFolders m_around;
    std::optional<CopyMark> m_mark;
};

} // namespace kvlens
