// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Applies single writes to the files of a LocalFileStore, each whole or not at all.
#pragma once

#include "stores/file/newfiles.h"
#include "stores/localfiles/localfileindex.h"
#include "stores/localfiles/localfilereader.h"

namespace kvlens {

// The index outlives it.
class LocalFileWriter
{
public:
    LocalFileWriter(QByteArray root, LocalFileIndex &index);

    // In order, as Store::write(), with the errors of LocalFileReader::awaitWriter(); many new
    // entries are made together.
    QList<WriteOutcome> apply(const QList<Write> &batch, const std::stop_token &stop);

private:
    // A new entry whose file is not in its place yet.
    struct PendingFile
    {
        qsizetype number; // in the batch
        EntryRef ref;
        Version version;
    };

    Result<Written> applyOne(const Write &write, const std::stop_token &stop);
    bool mustWait(const Write &write) const;
    void putPending(QList<WriteOutcome> &outcomes);
    void endRound(bool isWhole);
    Result<Written> change(const Write &write, const LocalPath &path);
    Result<Written> create(const Write &write, const LocalPath &path);
    Result<Written> edit(const Write &write, const LocalPath &path, const StoredFile &stored);
    Result<Written> move(const Write &write, const LocalPath &path, const StoredFile &stored);
    Result<Stored> makeFile(const Write &write, const LocalPath &path);

    QByteArray m_root;
    LocalFileIndex &m_index; // not owned; outlives us
    LocalFileReader m_reader;
    SyncTime m_sync = SyncTime::Now; // of new files
    bool m_isTogether = false; // new entries are made later, and together
    qsizetype m_number = 0; // of the write that is being applied
    std::vector<MadeFolders> m_made; // for new entries
    NewFiles m_newFiles;
    std::vector<PendingFile> m_pending; // they are in m_newFiles, in this order
    QSet<QByteArray> m_pendingPaths; // below the root
};

} // namespace kvlens
