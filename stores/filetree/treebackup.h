// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps the files of a tree that a batch of writes is about to change; see FolderBackup.
#pragma once

#include "stores/file/folderbackup.h"
#include "stores/filetree/treereader.h"

namespace kvlens {

// Threads: one. The place and the index outlive it.
class TreeBackup
{
public:
    TreeBackup(const TreePlace &place, TreeIndex &index, const AskManner &ask);

    // What is found of each entry, safe when it returns. Errors say that they are of the backup.
    Result<void> before(const QList<Write> &batch, const std::stop_token &stop);
    // The batch came out so.
    void after(const QList<WriteOutcome> &outcomes);

private:
    struct Kept
    {
        FolderBackup *backup = nullptr; // null: nothing was kept for that write
        QByteArray path = {};
    };
    Result<Kept> keep(TreeReader &reader, const EntryRef &ref, const std::stop_token &stop);

    const TreePlace &m_place;
    TreeIndex &m_index;
    FolderBackup m_data;
    FolderBackup m_metadata; // used where that is another folder
    QList<Kept> m_batch; // one for each write
};

} // namespace kvlens
