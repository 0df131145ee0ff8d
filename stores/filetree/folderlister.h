// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists a folder of a tree in pieces, by names alone: no file is looked at, except links.
#pragma once

#include "stores/file/treefolder.h"
#include "stores/keylist.h"

#include <optional>

namespace kvlens {

struct ListedFolder
{
    KeyList keys; // of "<key>.json", as they came; without the following
    QList<QByteArray> collectionFiles; // "<collection>-info.json" by name; or keys that look so
    QList<QByteArray> folders;
    QList<QByteArray> linkedFolders;
    QList<QByteArray> outside; // links that lead out of the tree, or nowhere
    qint64 litter = 0; // files of operating systems and editors, which are not among the others
    QByteArray realPath; // without links
    FileStamp stamp; // of the folder, from before it was read
    // Of all names and the files they stand for, in any order. Only where the folder was written to
    // so shortly before that its time proves nothing.
    std::optional<quint64> digest;
};

enum class Digest : quint8 { WhereNeeded, Always };

class FolderLister
{
public:
    // NotFound. Invalid: `path` leads outside of `root`.
    static Result<FolderLister> open(
        const QByteArray &root, const QByteArray &path, Digest digest = Digest::WhereNeeded);

    // Some thousand more names. True: that was all. A folder that is deleted meanwhile has no more.
    Result<bool> step();
    qint64 seen() const { return m_seen; }
    const ListedFolder &listed() const { return m_listed; } // so far
    const TreeFolder &folder() const { return m_folder; }
    // Once step() has answered true.
    ListedFolder take();

private:
    explicit FolderLister(TreeFolder folder);
    void add(const char *name, unsigned char type, quint64 inode);
    void addLink(const QByteArray &name);
    bool isAppleDouble(const QByteArray &name) const;
    void addFile(QByteArrayView name);

    TreeFolder m_folder;
    QByteArray m_buffer; // of names, as the system hands them out
    ListedFolder m_listed;
    qint64 m_seen = 0;
};

// Whether the folder at `path` is still as it was when it was `listed`, which is known at once
// unless there is a digest. A digest that proved to be right is dropped when it is needed no more.
bool isUnchanged(const QByteArray &root, const QByteArray &path, ListedFolder &listed);

} // namespace kvlens
