// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Applies single writes to the files of a tree, each whole or not at all.
#pragma once

#include "stores/file/newfiles.h"
#include "stores/filetree/treereader.h"

namespace kvlens {

class TreeWriter
{
public:
    TreeWriter(const TreePlace &place, TreeIndex &index);

    // In order, as Store::write(); many new entries are made together.
    QList<WriteOutcome> apply(const QList<Write> &batch, const std::stop_token &stop);

private:
    // A folder and a name in it where nothing is yet.
    struct NewPlace
    {
        const TreeFolder *folder; // of m_opened
        QByteArray name;
    };

    // Of a collection that is made together with its first entry: if that fails, it goes again.
    struct MadeCollection
    {
        MadeFolders folders;
        std::optional<TreeFolder> metadata;
        QByteArray infoName; // in `metadata`
        StoredFile info;
    };

    // A new entry whose file is not in its place yet.
    struct Pending
    {
        qsizetype number = 0; // in the batch
        Write write;
        QByteArray folder;
        QByteArray name;
        Version version;
        std::optional<MadeCollection> made = std::nullopt; // for it
    };

    Result<Written> applyOne(const Write &write, const std::stop_token &stop);
    bool mustWait(const Write &write) const;
    void putPending(QList<WriteOutcome> &outcomes);
    Result<Written> putLater(const Write &write, const NewPlace &place, const QByteArray &bytes);
    Result<Written> change(const Write &write, const std::stop_token &stop);
    Result<Written> create(const Write &write, const std::stop_token &stop);
    Result<Written> keepCollection(const CollectionRef &collection, const std::stop_token &stop);
    Result<Written> createInfo(const Write &write, const TreeCollection &collection);
    Result<Written> edit(const Write &write, const FoundFile &found, const std::stop_token &stop);
    Result<Written> remove(const Write &write, const FoundFile &found);
    Result<Written> move(const Write &write, const FoundFile &found, const QByteArray &bytes,
        const std::stop_token &stop);
    Result<NewPlace> newPlace(
        const CollectionRef &collection, const QByteArray &key, const std::stop_token &stop);
    Result<const TreeFolder *> openedFolder(
        const CollectionRef &collection, const QByteArray &inner, const std::stop_token &stop);
    Result<TreeFolder> folderOfCollection(
        const CollectionRef &collection, const std::stop_token &stop);
    Result<TreeFolder> makeCollection(const QByteArray &name);
    Result<void> makeInfo(
        const QByteArray &name, const QByteArray &relative, const TreeFolder &folder);
    void unmakeCollection();
    void note(const Write &write, const QByteArray &folder, const QByteArray &name,
        const std::optional<QByteArray> &bytes);

    const TreePlace &m_place; // not owned; outlives this
    TreeIndex &m_index; // not owned; outlives this
    std::optional<MadeCollection> m_made; // by the write that is being applied
    SyncTime m_sync = SyncTime::Now; // of new files
    bool m_isTogether = false; // new entries are made later, and together
    qsizetype m_number = 0; // of the write that is being applied
    // Both are begun anew but where files wait to be put in place.
    std::optional<TreeReader> m_reader;
    std::map<QByteArray, TreeFolder> m_opened; // by their paths
    NewFiles m_newFiles;
    std::vector<Pending> m_pending; // they are in m_newFiles, in this order
    QSet<EntryRef> m_pendingRefs;
};

} // namespace kvlens
