// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists a folder of a tree in pieces, by names alone: no file is looked at, except links.
#pragma once

#include "stores/filetree/keylist.h"
#include "stores/filetree/treefolder.h"

#include <memory>

struct __dirstream;

namespace kvlens {

struct ListedFolder
{
    KeyList keys; // of "<key>.json", sorted; without the following
    QList<QByteArray> collectionFiles; // "<collection>-info.json" by name; or keys that look so
    QList<QByteArray> folders;
    QList<QByteArray> linkedFolders;
    QList<QByteArray> outside; // links that lead out of the tree, or nowhere
    QByteArray realPath; // without links
    FileStamp stamp; // of the folder, from before it was read
    qint64 readAtNs = 0; // when that was, since 1970
    quint64 digest = 0; // of all names and the files they stand for, in any order
};

class FolderLister
{
public:
    // NotFound. Invalid: `path` leads outside of `root`.
    static Result<FolderLister> open(const QByteArray &root, const QByteArray &path);

    // Up to `names` more names. True: that was all.
    Result<bool> step(int names);
    qint64 seen() const { return m_seen; }
    QByteArray path() const { return m_folder.path(); }
    // Once step() has answered true.
    ListedFolder take();

private:
    struct Close
    {
        void operator()(__dirstream *stream) const;
    };
    FolderLister(TreeFolder folder, std::unique_ptr<__dirstream, Close> stream);
    void add(const QByteArray &name, unsigned char type, quint64 inode);
    void addLink(const QByteArray &name);
    void addFile(const QByteArray &name);

    TreeFolder m_folder;
    std::unique_ptr<__dirstream, Close> m_stream;
    ListedFolder m_listed;
    qint64 m_seen = 0;
};

// What ListedFolder::digest is now.
Result<quint64> folderDigest(const QByteArray &root, const QByteArray &path);

} // namespace kvlens
