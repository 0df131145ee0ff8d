// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is in a file tree: its collections, where each lies, and the keys of those listed so far.
#pragma once

#include "stores/filetree/folderlister.h"
#include "stores/filetree/treeplace.h"

#include <QHash>

#include <deque>
#include <map>

namespace kvlens {

struct TreeCollection
{
    CollectionRef ref;
    QByteArray folder; // absolute, where the entries are
    QByteArray infoFile; // absolute; empty: there is none
    std::optional<Problem> problem = std::nullopt;
};

struct FolderStamp
{
    QByteArray path;
    FileStamp stamp;
};

class TreeIndex
{
public:
    explicit TreeIndex(TreePlace place);

    // Lists a further part, for about `budget`.
    Result<LoadProgress> load(std::chrono::milliseconds budget, const std::stop_token &stop);

    Result<QList<CollectionInfo>> collections(const std::stop_token &stop);
    // Lists on until the collection is found. Null: there is none; unchanged until the next load().
    Result<const TreeCollection *> find(const CollectionRef &ref, const std::stop_token &stop);
    // Lists the collection's folder if that was not done yet. Lives until the next call.
    Result<const KeyList *> keys(const TreeCollection &collection, const std::stop_token &stop);

    // Compares the folders' stamps with those at the time they were listed.
    Freshness freshness() const;
    QList<Problem> problems() const;

    // Keeps up with what this handle writes: a key of `folder` is there now, or is not.
    void noteWritten(const QByteArray &folder, const QByteArray &key, bool there);
    // The stamps of the listed folders from the roots down to `folder`, taken before a write …
    QList<FolderStamp> stampsDownTo(const QByteArray &folder) const;
    // … and renewed behind it, unless another program had changed the folder already.
    void renewStamps(const QList<FolderStamp> &before);
    // A collection that this handle made, or whose information file it wrote (empty: deleted).
    void noteCollectionFile(const QByteArray &infoFile, const QByteArray &bytes);

private:
    struct Pending
    {
        QByteArray path;
        bool data; // its files are entries
        bool metadata; // its "…-info.json" belong to collections
        bool linked = false; // then its subfolders are left alone
    };
    struct Listed
    {
        ListedFolder folder;
        QHash<QByteArray, bool> written; // since it was listed: there or not
        bool settled = false; // the digest does not hold any more; the stamp does
    };

    Result<bool> step(const std::stop_token &stop);
    Result<void> finish(const QByteArray &folder, const std::stop_token &stop);
    void absorb(const Pending &pending, ListedFolder listed);
    void absorbCollectionFile(const Pending &pending, const QByteArray &name, KeyList &keys);
    void absorbFolders(const Pending &pending, const ListedFolder &listed);
    void reportOutside(const Pending &pending, const QByteArray &name);
    void addCollection(TreeCollection collection);
    bool hasCollectionAt(const QByteArray &folder) const;
    bool isChanged(const QByteArray &path, const Listed &listed) const;
    static void settle(Listed &listed);

    TreePlace m_place;
    std::deque<Pending> m_pending;
    std::optional<FolderLister> m_lister; // of the first pending folder
    qint64 m_seen = 0;
    QList<TreeCollection> m_collections; // sorted by name
    std::map<QByteArray, Listed> m_listed; // by path
    QList<Problem> m_outside;
};

} // namespace kvlens
