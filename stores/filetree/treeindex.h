// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is in a file tree: its collections, where each lies, and the keys of those listed so far.
#pragma once

#include "stores/filetree/folderlister.h"
#include "stores/filetree/folderwatch.h"
#include "stores/filetree/treecollections.h"
#include "stores/filetree/treeplace.h"

#include <deque>
#include <unordered_map>

namespace kvlens {

struct FolderStamp
{
    QByteArray path;
    FileStamp stamp;
};

// While a folder is listed its keys stand in the order in which they come. Once it is listed they
// are sorted, when that is asked for the first time.
class TreeIndex
{
public:
    explicit TreeIndex(TreePlace place);

    // Lists a further part, for about `budget`.
    Result<void> load(std::chrono::milliseconds budget, const std::stop_token &stop);
    LoadProgress progress() const { return {m_seen, -1, m_pending.empty(), m_pending.empty()}; }

    Result<QList<CollectionInfo>> collections(const std::stop_token &stop);
    // Lists on until the collection is found. Null: there is none; unchanged until the next load().
    Result<const TreeCollection *> find(const CollectionRef &ref, const std::stop_token &stop);
    // Lists the collection's folder to its end, and sorts. Lives until the next call.
    Result<const KeyList *> keys(const TreeCollection &collection, const std::stop_token &stop);
    // Lists on until `count` keys are there. Null: the folder is listed to its end, use keys().
    Result<const KeyList *> keysSoFar(
        const TreeCollection &collection, qint64 count, const std::stop_token &stop);

    // Compares the folders' stamps with those at the time they were listed: of a few thousand at
    // most, the others have their turn in the next calls.
    Freshness freshness();
    QList<Problem> problems() const;

    // Keeps up with what this handle writes: a key of `folder` is there now, or is not.
    void noteWritten(const QByteArray &folder, const QByteArray &key, bool there);
    // The stamps of the listed folders from the roots down to `folder`, taken before a write …
    QList<FolderStamp> stampsDownTo(const QByteArray &folder) const;
    // … and renewed behind it, unless another program had changed the folder already.
    void renewStamps(const QList<FolderStamp> &before);
    // A collection that this handle made, or whose information file it wrote (empty: deleted).
    void noteCollectionFile(const QByteArray &infoFile, const QByteArray &bytes);
    // A collection that this handle made and has taken back.
    void forgetCollection(const QByteArray &file) { m_collections.forgetCollectionOf(file); }

private:
    struct Pending
    {
        QByteArray path;
        bool data; // its files are entries
        bool metadata; // its "…-info.json" belong to collections
        bool linked = false; // then its subfolders are left alone
    };
    struct Folder
    {
        std::unique_ptr<FolderLister> lister = {}; // until it is listed to its end
        ListedFolder listed = {};
        bool sorted = false;
        bool unreadable = false;
        QHash<QByteArray, bool> written = {}; // since it was listed: there or not
        const KeyList &keys() const { return lister ? lister->listed().keys : listed.keys; }
    };

    Result<bool> step(const std::stop_token &stop);
    Result<Folder *> opened(const Pending &pending);
    void endPending();
    Result<CollectionInfo> infoOf(const TreeCollection &collection, const std::stop_token &stop);
    Result<void> listMade(const std::stop_token &stop);
    Result<void> renewInfos(const std::stop_token &stop);
    void putFirst(const QByteArray &folder);
    bool isListed(const QByteArray &folder) const;
    void absorb(const Pending &pending, Folder &folder);
    void absorbCollectionFile(
        const Pending &pending, const TreeFolder &folder, const QByteArray &name, KeyList &keys);
    void absorbFolders(const Pending &pending, const ListedFolder &listed);
    void announce(const Pending &pending, const Folder &folder);
    Result<void> settle(Folder &folder, const std::stop_token &stop);
    bool isChanged(const QByteArray &path, Folder &folder) const;
    void watchMore();
    const QByteArray &rootOf(const Pending &pending) const;

    TreePlace m_place;
    std::deque<Pending> m_pending;
    qint64 m_seen = 0;
    TreeCollections m_collections;
    std::unordered_map<QByteArray, Folder> m_folders; // those being listed or listed, by path
    QMultiHash<QByteArray, QByteArray> m_aliases; // the paths with links of a real path
    QList<QByteArray> m_listed; // paths, as they were listed
    QList<CollectionInfo> m_infos; // as answered last …
    std::optional<quint64> m_infosRevision; // … for these collections; nothing: renew them all
    QList<QByteArray> m_touched; // folders whose collections have to be renewed
    qsizetype m_nextChecked = 0; // of m_listed
    bool m_changed = false; // once noticed, until all is listed anew
    FolderWatch m_watch;
    qsizetype m_watched = 0; // of m_listed
    QList<Problem> m_outside;
    qint64 m_litter = 0; // files that are no entries
};

} // namespace kvlens
